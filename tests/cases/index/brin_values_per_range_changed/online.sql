-- up

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories
    USING brin (price int4_minmax_multi_ops(values_per_range=32));

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;

-- down

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories
    USING brin (price int4_minmax_multi_ops(values_per_range=16));

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
