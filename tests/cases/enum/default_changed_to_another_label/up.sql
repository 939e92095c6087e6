ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'published';
