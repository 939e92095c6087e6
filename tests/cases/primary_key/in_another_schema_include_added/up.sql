ALTER TABLE app.stories DROP CONSTRAINT stories_pkey;

ALTER TABLE app.stories ADD CONSTRAINT stories_pkey PRIMARY KEY (id)
    INCLUDE (price);
