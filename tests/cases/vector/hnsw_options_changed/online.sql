-- up

CREATE INDEX CONCURRENTLY ix_stories_embedding_new ON stories
    USING hnsw (embedding vector_cosine_ops)
    WITH (ef_construction = 128, m = 16);

DROP INDEX CONCURRENTLY ix_stories_embedding;

ALTER INDEX ix_stories_embedding_new RENAME TO ix_stories_embedding;

-- down

CREATE INDEX CONCURRENTLY ix_stories_embedding_new ON stories
    USING hnsw (embedding vector_cosine_ops) WITH (ef_construction = 64, m = 16);

DROP INDEX CONCURRENTLY ix_stories_embedding;

ALTER INDEX ix_stories_embedding_new RENAME TO ix_stories_embedding;
