-- up

CREATE UNIQUE INDEX CONCURRENTLY ix_stories_slug ON stories (slug)
    NULLS NOT DISTINCT;

-- down

DROP INDEX CONCURRENTLY ix_stories_slug;
