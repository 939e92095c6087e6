ALTER TABLE stories ALTER COLUMN value TYPE timestamp with time zone
    USING value::timestamp AT TIME ZONE 'UTC';
