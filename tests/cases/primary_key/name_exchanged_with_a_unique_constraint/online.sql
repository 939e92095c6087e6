-- up

CREATE UNIQUE INDEX CONCURRENTLY stories_two_new ON stories (number);

CREATE UNIQUE INDEX CONCURRENTLY stories_one_new ON stories (id);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_one;
ALTER TABLE stories DROP CONSTRAINT stories_two;
ALTER INDEX stories_two_new RENAME TO stories_two;

ALTER TABLE stories
    ADD CONSTRAINT stories_two PRIMARY KEY USING INDEX stories_two;

ALTER INDEX stories_one_new RENAME TO stories_one;
ALTER TABLE stories ADD CONSTRAINT stories_one UNIQUE USING INDEX stories_one;
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY stories_one_new ON stories (id);

CREATE UNIQUE INDEX CONCURRENTLY stories_two_new ON stories (number);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_two;
ALTER TABLE stories DROP CONSTRAINT stories_one;
ALTER INDEX stories_one_new RENAME TO stories_one;

ALTER TABLE stories
    ADD CONSTRAINT stories_one PRIMARY KEY USING INDEX stories_one;

ALTER INDEX stories_two_new RENAME TO stories_two;
ALTER TABLE stories ADD CONSTRAINT stories_two UNIQUE USING INDEX stories_two;
COMMIT;
