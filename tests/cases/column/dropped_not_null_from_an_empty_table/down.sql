ALTER TABLE stories ADD COLUMN pages integer;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM stories WHERE pages IS NULL) THEN
        ALTER TABLE stories ALTER COLUMN pages SET NOT NULL;
    END IF;
END
$$;
