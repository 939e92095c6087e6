CREATE INDEX ix_stories_slug ON stories ((lower(slug)), (title || ': ' || slug));
