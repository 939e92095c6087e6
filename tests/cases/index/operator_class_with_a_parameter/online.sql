-- up

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories
    USING gist (title gist_trgm_ops(siglen=32));

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;

-- down

CREATE INDEX CONCURRENTLY ix_stories_title_new ON stories
    USING gist (title gist_trgm_ops);

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER INDEX ix_stories_title_new RENAME TO ix_stories_title;
