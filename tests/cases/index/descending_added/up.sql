CREATE INDEX ix_stories_recent ON stories
    (title NULLS FIRST, created_at DESC NULLS LAST);
