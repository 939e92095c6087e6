ALTER TABLE stories ALTER COLUMN value TYPE text[];
DROP TYPE mood;
