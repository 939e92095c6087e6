-- up

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories
    (title COLLATE shop.german, (lower(value)) COLLATE shop.german);

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;

-- down

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories (title);

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
