ALTER TABLE stories ALTER COLUMN value TYPE integer USING value[1]::integer;
