ALTER TABLE stories DROP CONSTRAINT stories_slug_key;
CREATE UNIQUE INDEX "idx-stories-slug" ON stories (slug);
