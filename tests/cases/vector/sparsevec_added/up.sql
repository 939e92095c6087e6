CREATE EXTENSION IF NOT EXISTS vector;
ALTER TABLE stories ADD COLUMN embedding sparsevec(5);

CREATE INDEX ix_stories_embedding ON stories
    USING hnsw (embedding sparsevec_l2_ops);
