-- up

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories (title DESC);

DROP INDEX CONCURRENTLY ix_stories_title;

BEGIN;
ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
COMMENT ON INDEX ix_stories_title IS 'For the list, last first';
COMMIT;

-- down

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories (title);

DROP INDEX CONCURRENTLY ix_stories_title;

BEGIN;
ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
COMMENT ON INDEX ix_stories_title IS 'For the list';
COMMIT;
