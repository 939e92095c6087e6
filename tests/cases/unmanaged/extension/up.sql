ALTER TABLE stories ADD COLUMN embedding vector(3);
