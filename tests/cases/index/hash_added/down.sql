DROP INDEX ix_stories_slug;
