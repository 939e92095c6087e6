ALTER TABLE stories ALTER COLUMN value TYPE money USING value::money;
