-- up

CREATE UNIQUE INDEX CONCURRENTLY ux_stories_slug ON stories ((lower(slug)));

-- down

DROP INDEX CONCURRENTLY ux_stories_slug;
