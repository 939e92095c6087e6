DROP INDEX stories_by_slug;
CREATE INDEX ix_stories_slug ON stories (slug);
