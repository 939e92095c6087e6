-- up

CREATE INDEX CONCURRENTLY ix_stories_embedding ON stories
    USING hnsw ((embedding::halfvec(3)) halfvec_cosine_ops);

-- down

DROP INDEX CONCURRENTLY ix_stories_embedding;
