-- up

CREATE INDEX CONCURRENTLY ix_stories_embedding ON stories
    USING ivfflat (embedding) WITH (lists = 2);

-- down

DROP INDEX CONCURRENTLY ix_stories_embedding;
