ALTER TABLE stories ALTER COLUMN value TYPE bit varying;
