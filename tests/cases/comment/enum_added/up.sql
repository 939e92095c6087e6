COMMENT ON TYPE story_status IS 'How far a story has come';
