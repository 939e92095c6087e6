CREATE INDEX ix_stories_search ON stories
    USING gin ((to_tsvector('english', title || ' ' || slug)));
