-- up

ALTER TABLE stories ADD CONSTRAINT stories_slug UNIQUE USING INDEX stories_slug;

-- down

CREATE UNIQUE INDEX CONCURRENTLY stories_slug_new ON stories (slug);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_slug;
ALTER INDEX stories_slug_new RENAME TO stories_slug;
COMMIT;
