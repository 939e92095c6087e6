ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER TABLE stories DROP CONSTRAINT "uq-stories-id";
ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (id);
