ALTER TABLE stories DROP CONSTRAINT stories_pkey;
ALTER TABLE stories DROP CONSTRAINT stories_two;
ALTER TABLE stories ADD CONSTRAINT stories_two PRIMARY KEY (number);
ALTER TABLE stories ADD CONSTRAINT stories_three UNIQUE (id);
