CREATE INDEX ix_stories_embedding ON stories
    USING hnsw ((binary_quantize(embedding)::bit(3)) bit_hamming_ops);
