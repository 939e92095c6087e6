-- up

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories
    (title COLLATE "C", price, (lower(title)) COLLATE "C");

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;

-- down

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories (title, price);

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
