ALTER TABLE stories DROP CONSTRAINT stories_slug;
CREATE UNIQUE INDEX stories_slug ON stories (slug DESC);
