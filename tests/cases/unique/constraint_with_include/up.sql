ALTER TABLE stories ADD CONSTRAINT uq_stories_slug UNIQUE (slug) INCLUDE (title);
