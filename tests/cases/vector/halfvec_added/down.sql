DROP INDEX ix_stories_embedding;
ALTER TABLE stories DROP COLUMN embedding;
