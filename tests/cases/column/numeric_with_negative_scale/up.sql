ALTER TABLE stories ALTER COLUMN value TYPE numeric(6,-2);
