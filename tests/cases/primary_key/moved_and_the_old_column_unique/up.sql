ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (number);
ALTER TABLE stories ADD CONSTRAINT "uq-stories-id" UNIQUE (id);
