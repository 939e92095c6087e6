ALTER TABLE stories ALTER COLUMN value TYPE numeric(12,2)
    USING value::numeric(12,2);
