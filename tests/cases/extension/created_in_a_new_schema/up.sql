CREATE SCHEMA IF NOT EXISTS extensions;
CREATE EXTENSION IF NOT EXISTS vector SCHEMA extensions;
ALTER TABLE stories ADD COLUMN embedding extensions.vector(3);

CREATE INDEX ix_stories_embedding ON stories
    USING hnsw (embedding extensions.vector_cosine_ops);
