DROP INDEX ix_stories_slug;
CREATE INDEX stories_by_slug ON stories (slug);
