ALTER TABLE stories ALTER COLUMN value TYPE integer[];
