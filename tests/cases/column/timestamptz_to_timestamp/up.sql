ALTER TABLE stories ALTER COLUMN told_at TYPE timestamp without time zone
    USING told_at AT TIME ZONE 'UTC';
