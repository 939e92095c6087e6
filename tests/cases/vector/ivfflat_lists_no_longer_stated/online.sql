-- up

CREATE INDEX CONCURRENTLY ix_stories_embedding_new ON stories
    USING ivfflat (embedding);

DROP INDEX CONCURRENTLY ix_stories_embedding;

ALTER INDEX ix_stories_embedding_new RENAME TO ix_stories_embedding;

-- down

CREATE INDEX CONCURRENTLY ix_stories_embedding_new ON stories
    USING ivfflat (embedding) WITH (lists = 2);

DROP INDEX CONCURRENTLY ix_stories_embedding;

ALTER INDEX ix_stories_embedding_new RENAME TO ix_stories_embedding;
