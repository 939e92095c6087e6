-- up

CREATE INDEX CONCURRENTLY ix_stories_new ON stories (slug);

DROP INDEX CONCURRENTLY ix_stories;

ALTER INDEX ix_stories_new RENAME TO ix_stories;

-- down

CREATE INDEX CONCURRENTLY ix_stories_new ON stories (title);

DROP INDEX CONCURRENTLY ix_stories;

ALTER INDEX ix_stories_new RENAME TO ix_stories;
