ALTER TABLE stories ADD COLUMN summary_embedding vector(2);
