ALTER TABLE stories ALTER COLUMN value TYPE date
    USING (value AT TIME ZONE 'UTC')::date;
