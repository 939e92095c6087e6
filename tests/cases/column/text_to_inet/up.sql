ALTER TABLE stories ALTER COLUMN value TYPE inet USING value::inet;
