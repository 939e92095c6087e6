ALTER TABLE stories ALTER COLUMN price TYPE numeric;
