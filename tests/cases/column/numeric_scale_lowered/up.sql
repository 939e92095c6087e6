ALTER TABLE stories ALTER COLUMN price TYPE numeric(10,1);
