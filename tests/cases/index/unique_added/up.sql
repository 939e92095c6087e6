CREATE UNIQUE INDEX ix_stories_slug ON stories (slug);
