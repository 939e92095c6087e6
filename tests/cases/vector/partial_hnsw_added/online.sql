-- up

CREATE INDEX CONCURRENTLY ix_stories_embedding ON stories
    USING hnsw (embedding vector_cosine_ops) WITH (ef_construction = 64, m = 16)
    WHERE embedding IS NOT NULL;

-- down

DROP INDEX CONCURRENTLY ix_stories_embedding;
