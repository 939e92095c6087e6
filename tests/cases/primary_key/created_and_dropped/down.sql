ALTER TABLE stories DROP CONSTRAINT stories_pkey;
