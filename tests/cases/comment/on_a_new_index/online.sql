-- up

CREATE INDEX CONCURRENTLY ix_stories_title ON stories (title);

COMMENT ON INDEX ix_stories_title IS 'For the list of titles';

-- down

DROP INDEX CONCURRENTLY ix_stories_title;
