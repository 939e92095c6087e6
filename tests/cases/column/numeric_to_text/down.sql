ALTER TABLE stories ALTER COLUMN value TYPE numeric USING value::numeric;
