ALTER TABLE stories ALTER COLUMN value TYPE time with time zone
    USING value::time with time zone;
