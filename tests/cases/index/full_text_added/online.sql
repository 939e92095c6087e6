-- up

CREATE INDEX CONCURRENTLY ix_stories_search ON stories
    USING gin ((to_tsvector('english', title || ' ' || slug)));

-- down

DROP INDEX CONCURRENTLY ix_stories_search;
