ALTER TABLE stories ALTER COLUMN tags TYPE text[];
