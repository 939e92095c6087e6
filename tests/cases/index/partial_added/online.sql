-- up

CREATE INDEX CONCURRENTLY ix_stories_live ON stories (title)
    WHERE deleted_at IS NULL;

-- down

DROP INDEX CONCURRENTLY ix_stories_live;
