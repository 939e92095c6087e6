DROP INDEX ix_stories_slug;
CREATE INDEX ix_stories_slug ON stories (title, slug);
