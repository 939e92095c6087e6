-- up

ALTER TABLE stories DROP CONSTRAINT stories_pkey;

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey ON stories (id);

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey DEFERRABLE;

-- down

ALTER TABLE stories DROP CONSTRAINT stories_pkey;

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey ON stories (id);

ALTER TABLE stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;
