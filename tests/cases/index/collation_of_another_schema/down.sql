DROP INDEX ix_stories_title;
CREATE INDEX ix_stories_title ON stories (title);
