ALTER TABLE stories ALTER COLUMN embedding TYPE vector(3);
