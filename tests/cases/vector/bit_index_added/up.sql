CREATE INDEX ix_stories_embedding ON stories
    USING hnsw (embedding bit_hamming_ops);
