ALTER TABLE stories ALTER COLUMN opening SET DEFAULT 'Once'::text;
