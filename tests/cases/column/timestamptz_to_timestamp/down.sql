ALTER TABLE stories ALTER COLUMN told_at TYPE timestamp with time zone
    USING told_at AT TIME ZONE 'UTC';
