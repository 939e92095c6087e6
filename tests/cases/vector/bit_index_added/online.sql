-- up

CREATE INDEX CONCURRENTLY ix_stories_embedding ON stories
    USING hnsw (embedding bit_hamming_ops);

-- down

DROP INDEX CONCURRENTLY ix_stories_embedding;
