ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (id) INCLUDE (title);
