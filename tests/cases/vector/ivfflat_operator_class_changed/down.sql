DROP INDEX ix_stories_embedding;

CREATE INDEX ix_stories_embedding ON stories USING ivfflat (embedding)
    WITH (lists = 2);
