-- up

CREATE INDEX CONCURRENTLY ix_stories_created_at ON stories
    USING brin (created_at) WITH (pages_per_range = 32);

-- down

DROP INDEX CONCURRENTLY ix_stories_created_at;
