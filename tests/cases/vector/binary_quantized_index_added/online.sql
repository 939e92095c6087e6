-- up

CREATE INDEX CONCURRENTLY ix_stories_embedding ON stories
    USING hnsw ((binary_quantize(embedding)::bit(3)) bit_hamming_ops);

-- down

DROP INDEX CONCURRENTLY ix_stories_embedding;
