ALTER TABLE stories DROP CONSTRAINT stories_one;
ALTER TABLE stories DROP CONSTRAINT stories_two;
ALTER TABLE stories ADD CONSTRAINT stories_two PRIMARY KEY (number);
ALTER TABLE stories ADD CONSTRAINT stories_one UNIQUE (id);
