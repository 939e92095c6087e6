-- up

CREATE INDEX CONCURRENTLY ix_stories_recent_new ON stories (created_at DESC);

DROP INDEX CONCURRENTLY ix_stories_recent;

ALTER INDEX ix_stories_recent_new RENAME TO ix_stories_recent;

-- down

CREATE INDEX CONCURRENTLY ix_stories_recent_new ON stories (created_at);

DROP INDEX CONCURRENTLY ix_stories_recent;

ALTER INDEX ix_stories_recent_new RENAME TO ix_stories_recent;
