ALTER TABLE stories DROP COLUMN summary_embedding;
