-- up

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey_new ON stories (number);

CREATE UNIQUE INDEX CONCURRENTLY "uq-stories-id" ON stories (id);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER INDEX stories_pkey_new RENAME TO stories_pkey;

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;

ALTER TABLE stories
    ADD CONSTRAINT "uq-stories-id" UNIQUE USING INDEX "uq-stories-id";
COMMIT;

-- down

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey_new ON stories (id);

BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER TABLE stories DROP CONSTRAINT "uq-stories-id";
ALTER INDEX stories_pkey_new RENAME TO stories_pkey;

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;
COMMIT;
