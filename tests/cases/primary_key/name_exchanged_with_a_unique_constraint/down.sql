ALTER TABLE stories DROP CONSTRAINT stories_two;
ALTER TABLE stories DROP CONSTRAINT stories_one;
ALTER TABLE stories ADD CONSTRAINT stories_one PRIMARY KEY (id);
ALTER TABLE stories ADD CONSTRAINT stories_two UNIQUE (number);
