COMMENT ON INDEX ix_stories_title IS NULL;
