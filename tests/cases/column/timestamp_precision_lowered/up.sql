ALTER TABLE stories ALTER COLUMN told_at TYPE timestamp(3) without time zone;
