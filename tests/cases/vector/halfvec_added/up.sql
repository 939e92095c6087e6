CREATE EXTENSION IF NOT EXISTS vector;
ALTER TABLE stories ADD COLUMN embedding halfvec(3);

CREATE INDEX ix_stories_embedding ON stories
    USING hnsw (embedding halfvec_ip_ops);
