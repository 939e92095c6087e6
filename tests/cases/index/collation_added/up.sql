CREATE INDEX ix_stories_slug ON stories (slug COLLATE "C");
