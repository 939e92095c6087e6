ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title);
