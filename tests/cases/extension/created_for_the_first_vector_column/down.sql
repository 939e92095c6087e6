ALTER TABLE stories DROP COLUMN embedding;
