ALTER TABLE stories ALTER COLUMN value TYPE interval(2);
