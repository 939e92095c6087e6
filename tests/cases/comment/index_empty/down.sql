COMMENT ON INDEX ix_stories_title IS 'For the list';
