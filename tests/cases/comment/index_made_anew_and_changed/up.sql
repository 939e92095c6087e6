DROP INDEX ix_stories_title;
CREATE INDEX ix_stories_title ON stories (title DESC);
COMMENT ON INDEX ix_stories_title IS 'For the list, last first';
