ALTER TABLE stories ALTER COLUMN price TYPE numeric(12,2);
