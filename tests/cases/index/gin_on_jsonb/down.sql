DROP INDEX ix_stories_outline;
