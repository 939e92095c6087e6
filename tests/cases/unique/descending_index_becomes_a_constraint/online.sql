-- up

DROP INDEX CONCURRENTLY stories_slug;

CREATE UNIQUE INDEX CONCURRENTLY stories_slug ON stories (slug);

ALTER TABLE stories ADD CONSTRAINT stories_slug UNIQUE USING INDEX stories_slug;

-- down

ALTER TABLE stories DROP CONSTRAINT stories_slug;

CREATE UNIQUE INDEX CONCURRENTLY stories_slug ON stories (slug DESC);
