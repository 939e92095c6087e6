COMMENT ON TYPE story_status IS NULL;
