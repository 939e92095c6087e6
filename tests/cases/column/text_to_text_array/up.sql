ALTER TABLE stories ALTER COLUMN value TYPE text[] USING ARRAY[value]::text[];
