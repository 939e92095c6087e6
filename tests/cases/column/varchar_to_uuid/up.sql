ALTER TABLE stories ALTER COLUMN value TYPE uuid USING value::uuid;
