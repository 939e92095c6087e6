-- up

CREATE INDEX CONCURRENTLY ix_stories_title ON stories
    USING brin (price int4_minmax_multi_ops(values_per_range=16));

-- down

DROP INDEX CONCURRENTLY ix_stories_title;
