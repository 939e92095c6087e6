ALTER TABLE stories ALTER COLUMN published TYPE timestamp with time zone
    USING to_timestamp(published);
