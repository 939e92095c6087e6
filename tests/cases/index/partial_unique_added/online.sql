-- up

CREATE UNIQUE INDEX CONCURRENTLY ux_stories_title ON stories (title)
    WHERE deleted_at IS NULL;

-- down

DROP INDEX CONCURRENTLY ux_stories_title;
