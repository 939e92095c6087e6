ALTER TABLE stories DROP CONSTRAINT stories_two;
ALTER TABLE stories DROP CONSTRAINT stories_three;
ALTER TABLE stories ADD CONSTRAINT stories_pkey PRIMARY KEY (id);
ALTER TABLE stories ADD CONSTRAINT stories_two UNIQUE (number);
