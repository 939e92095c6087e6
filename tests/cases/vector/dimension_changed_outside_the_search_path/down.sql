ALTER TABLE stories ALTER COLUMN embedding TYPE extensions.vector(3);
