CREATE INDEX ix_stories_pages ON stories USING gist (pages);
