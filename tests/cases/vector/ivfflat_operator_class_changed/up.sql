DROP INDEX ix_stories_embedding;

CREATE INDEX ix_stories_embedding ON stories
    USING ivfflat (embedding vector_cosine_ops) WITH (lists = 2);
