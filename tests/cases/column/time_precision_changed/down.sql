ALTER TABLE stories ALTER COLUMN value TYPE time(3) without time zone;
