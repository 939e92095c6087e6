ALTER TABLE stories ALTER COLUMN told_at TYPE timestamp without time zone;
