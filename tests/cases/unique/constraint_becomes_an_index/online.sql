-- up

ALTER TABLE stories DROP CONSTRAINT stories_slug_key;

CREATE UNIQUE INDEX CONCURRENTLY ux_stories_slug ON stories (slug);

-- down

DROP INDEX CONCURRENTLY ux_stories_slug;

ALTER TABLE stories ADD CONSTRAINT stories_slug_key UNIQUE (slug);
