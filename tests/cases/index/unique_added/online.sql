-- up

CREATE UNIQUE INDEX CONCURRENTLY ix_stories_slug ON stories (slug);

-- down

DROP INDEX CONCURRENTLY ix_stories_slug;
