ALTER TABLE stories ALTER COLUMN value TYPE xml USING value::xml;
