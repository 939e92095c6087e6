ALTER TABLE stories ALTER COLUMN value TYPE text;
