ALTER TABLE stories DROP CONSTRAINT stories_slug_key;
