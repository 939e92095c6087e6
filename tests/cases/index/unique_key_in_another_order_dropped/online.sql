-- up

DROP INDEX CONCURRENTLY by_slug;

-- down

CREATE UNIQUE INDEX CONCURRENTLY by_slug ON stories (slug, author_id);
