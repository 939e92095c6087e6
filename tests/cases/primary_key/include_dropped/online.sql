-- up

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey_new ON stories (id);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER INDEX stories_pkey_new RENAME TO stories_pkey;

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey_new ON stories (id)
    INCLUDE (title);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER INDEX stories_pkey_new RENAME TO stories_pkey;

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;
COMMIT;
