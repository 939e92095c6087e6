-- up

ALTER TABLE stories DROP CONSTRAINT stories_slug_key;

CREATE UNIQUE INDEX CONCURRENTLY ux_stories_slug ON stories (slug);

-- down

DROP INDEX CONCURRENTLY ux_stories_slug;

CREATE UNIQUE INDEX CONCURRENTLY stories_slug_key ON stories (slug);

ALTER TABLE stories
    ADD CONSTRAINT stories_slug_key UNIQUE USING INDEX stories_slug_key;
