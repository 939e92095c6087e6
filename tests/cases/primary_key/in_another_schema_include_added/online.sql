-- up

ALTER TABLE app.stories DROP CONSTRAINT stories_pkey;

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey ON app.stories (id)
    INCLUDE (price);

ALTER TABLE app.stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;

-- down

ALTER TABLE app.stories DROP CONSTRAINT stories_pkey;

CREATE UNIQUE INDEX CONCURRENTLY stories_pkey ON app.stories (id);

ALTER TABLE app.stories
    ADD CONSTRAINT stories_pkey PRIMARY KEY USING INDEX stories_pkey;
