DROP INDEX ix_stories_recent;
CREATE INDEX ix_stories_recent ON stories (created_at);
