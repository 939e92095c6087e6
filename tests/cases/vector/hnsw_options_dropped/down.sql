DROP INDEX ix_stories_embedding;

CREATE INDEX ix_stories_embedding ON stories
    USING hnsw (embedding vector_cosine_ops) WITH (ef_construction = 32, m = 8);
