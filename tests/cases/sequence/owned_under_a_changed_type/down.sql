ALTER TABLE stories ALTER COLUMN number TYPE integer;
