-- up

ALTER TABLE stories ADD CONSTRAINT stories_slug UNIQUE USING INDEX stories_slug
    DEFERRABLE INITIALLY DEFERRED;

-- down

CREATE UNIQUE INDEX CONCURRENTLY stories_slug_new ON stories (slug) INCLUDE (id);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_slug;
ALTER INDEX stories_slug_new RENAME TO stories_slug;
COMMIT;
