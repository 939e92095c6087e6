ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
CREATE UNIQUE INDEX ix_stories_title ON stories (title);
