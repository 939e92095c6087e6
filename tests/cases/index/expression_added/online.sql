-- up

CREATE INDEX CONCURRENTLY ix_stories_slug ON stories
    ((lower(slug)), (title || ': ' || slug));

-- down

DROP INDEX CONCURRENTLY ix_stories_slug;
