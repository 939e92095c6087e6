ALTER INDEX ix_title RENAME TO ix_stories_title;
DROP INDEX ix_stories_title;
CREATE INDEX ix_stories_title ON stories (title DESC);
