ALTER TABLE stories ALTER COLUMN value TYPE numeric(10,2);
