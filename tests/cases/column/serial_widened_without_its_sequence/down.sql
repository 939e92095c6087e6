ALTER TABLE stories ALTER COLUMN id TYPE integer;
