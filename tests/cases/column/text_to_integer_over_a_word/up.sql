ALTER TABLE stories ALTER COLUMN year TYPE integer USING year::integer;
