-- up

CREATE INDEX CONCURRENTLY ix_stories_outline ON stories
    USING gin (outline jsonb_path_ops);

-- down

DROP INDEX CONCURRENTLY ix_stories_outline;
