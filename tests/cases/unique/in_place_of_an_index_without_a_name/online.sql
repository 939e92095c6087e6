-- up

CREATE UNIQUE INDEX CONCURRENTLY stories_slug_key ON stories (slug);

DROP INDEX CONCURRENTLY "idx-stories-slug";

ALTER TABLE stories
    ADD CONSTRAINT stories_slug_key UNIQUE USING INDEX stories_slug_key;

-- down

CREATE UNIQUE INDEX CONCURRENTLY "idx-stories-slug" ON stories (slug);

ALTER TABLE stories DROP CONSTRAINT stories_slug_key;
