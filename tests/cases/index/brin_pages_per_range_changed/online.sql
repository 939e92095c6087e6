-- up

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories USING brin (price)
    WITH (pages_per_range = 64);

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;

-- down

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories USING brin (price)
    WITH (pages_per_range = 32);

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
