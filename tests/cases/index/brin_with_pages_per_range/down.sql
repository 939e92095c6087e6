DROP INDEX ix_stories_created_at;
