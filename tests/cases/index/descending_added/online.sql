-- up

CREATE INDEX CONCURRENTLY ix_stories_recent ON stories
    (title NULLS FIRST, created_at DESC NULLS LAST);

-- down

DROP INDEX CONCURRENTLY ix_stories_recent;
