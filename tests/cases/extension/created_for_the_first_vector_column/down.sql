ALTER TABLE stories DROP COLUMN embedding;
DROP EXTENSION vector;
