DROP INDEX ix_stories_tags;
