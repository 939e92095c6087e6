-- up

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey_new ON app.stories (id)
    INCLUDE (price);

BEGIN;
ALTER TABLE app.stories DROP CONSTRAINT stories_pkey;
ALTER INDEX app.stories_pkey_new RENAME TO stories_pkey;

ALTER TABLE app.stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey_new ON app.stories (id);

BEGIN;
ALTER TABLE app.stories DROP CONSTRAINT stories_pkey;
ALTER INDEX app.stories_pkey_new RENAME TO stories_pkey;

ALTER TABLE app.stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;
COMMIT;
