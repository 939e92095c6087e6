CREATE INDEX ix_stories_tags ON stories USING gin (tags);
