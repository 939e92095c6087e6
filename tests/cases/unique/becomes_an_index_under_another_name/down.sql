DROP INDEX ix_stories_title;
ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title);
