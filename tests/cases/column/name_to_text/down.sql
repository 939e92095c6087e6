ALTER TABLE stories ALTER COLUMN value TYPE name USING value::name;
