DROP INDEX ix_stories_embedding;
