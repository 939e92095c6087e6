-- up

CREATE INDEX CONCURRENTLY ix_stories_live_new ON stories (title)
    WHERE deleted_at IS NULL;

DROP INDEX CONCURRENTLY ix_stories_live;

ALTER INDEX ix_stories_live_new RENAME TO ix_stories_live;

-- down

CREATE INDEX CONCURRENTLY ix_stories_live_new ON stories (title)
    WHERE (deleted_at IS NULL) OR (deleted_at > '2020-01-01 00:00:00+00'::timestamp with time zone);

DROP INDEX CONCURRENTLY ix_stories_live;

ALTER INDEX ix_stories_live_new RENAME TO ix_stories_live;
