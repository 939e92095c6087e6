ALTER TABLE notes DROP COLUMN embedding;
