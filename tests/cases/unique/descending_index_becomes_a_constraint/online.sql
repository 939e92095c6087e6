-- up

CREATE UNIQUE INDEX CONCURRENTLY stories_slug_new ON stories (slug);

DROP INDEX CONCURRENTLY stories_slug;

BEGIN;
ALTER INDEX stories_slug_new RENAME TO stories_slug;
ALTER TABLE stories ADD CONSTRAINT stories_slug UNIQUE USING INDEX stories_slug;
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY stories_slug_new ON stories (slug DESC);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_slug;
ALTER INDEX stories_slug_new RENAME TO stories_slug;
COMMIT;
