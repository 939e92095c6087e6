DROP INDEX ix_stories_title;
CREATE INDEX ix_stories_title ON stories (title);
ALTER INDEX ix_stories_title RENAME TO ix_title;
