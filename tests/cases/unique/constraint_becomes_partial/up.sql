ALTER TABLE stories DROP CONSTRAINT stories_slug_key;
CREATE UNIQUE INDEX ux_stories_slug ON stories (slug) WHERE NOT archived;
