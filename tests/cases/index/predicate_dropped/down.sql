DROP INDEX ix_stories_live;
CREATE INDEX ix_stories_live ON stories (title) WHERE deleted_at IS NULL;
