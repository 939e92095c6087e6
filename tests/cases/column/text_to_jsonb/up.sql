ALTER TABLE stories ALTER COLUMN value TYPE jsonb USING value::jsonb;
