-- up

CREATE UNIQUE INDEX CONCURRENTLY stories_two_new ON stories (number);

CREATE UNIQUE INDEX CONCURRENTLY stories_three ON stories (id);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER TABLE stories DROP CONSTRAINT stories_two;
ALTER INDEX stories_two_new RENAME TO stories_two;

ALTER TABLE stories
    ADD CONSTRAINT stories_two PRIMARY KEY USING INDEX stories_two;

ALTER TABLE stories
    ADD CONSTRAINT stories_three UNIQUE USING INDEX stories_three;
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey ON stories (id);

CREATE UNIQUE INDEX CONCURRENTLY stories_two_new ON stories (number);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_two;
ALTER TABLE stories DROP CONSTRAINT stories_three;

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;

ALTER INDEX stories_two_new RENAME TO stories_two;
ALTER TABLE stories ADD CONSTRAINT stories_two UNIQUE USING INDEX stories_two;
COMMIT;
