ALTER TABLE stories ALTER COLUMN value TYPE time without time zone
    USING value::time without time zone;
