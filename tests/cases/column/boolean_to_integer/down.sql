ALTER TABLE stories ALTER COLUMN value TYPE boolean USING value::boolean;
