ALTER TABLE stories ADD COLUMN words integer;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM stories WHERE words IS NULL) THEN
        ALTER TABLE stories ADD CONSTRAINT has_words NOT NULL words;
    END IF;
END
$$;
