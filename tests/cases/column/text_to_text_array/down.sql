ALTER TABLE stories ALTER COLUMN value TYPE text USING value[1]::text;
