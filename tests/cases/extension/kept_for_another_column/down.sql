ALTER TABLE notes ADD COLUMN embedding vector(3);
