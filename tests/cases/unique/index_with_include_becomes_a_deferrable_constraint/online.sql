-- up

ALTER TABLE stories ADD CONSTRAINT stories_slug UNIQUE USING INDEX stories_slug
    DEFERRABLE INITIALLY DEFERRED;

-- down

ALTER TABLE stories DROP CONSTRAINT stories_slug;

CREATE UNIQUE INDEX CONCURRENTLY stories_slug ON stories (slug) INCLUDE (id);
