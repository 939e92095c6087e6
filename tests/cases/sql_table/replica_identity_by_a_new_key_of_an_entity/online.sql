-- up

CREATE UNIQUE INDEX CONCURRENTLY stories_title_key ON stories (title);

BEGIN;
ALTER TABLE stories
    ADD CONSTRAINT stories_title_key UNIQUE USING INDEX stories_title_key;

ALTER TABLE stories REPLICA IDENTITY USING INDEX stories_title_key;
COMMIT;

-- down

BEGIN;
ALTER TABLE stories REPLICA IDENTITY DEFAULT;
ALTER TABLE stories DROP CONSTRAINT stories_title_key;
COMMIT;
