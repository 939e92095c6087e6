DROP INDEX ix_stories;
CREATE INDEX ix_stories ON stories (title);
