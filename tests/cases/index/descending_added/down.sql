DROP INDEX ix_stories_recent;
