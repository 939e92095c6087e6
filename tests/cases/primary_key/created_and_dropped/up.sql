ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (id);
