ALTER TYPE story_status ADD VALUE 'archived';
COMMENT ON TYPE story_status IS 'How far a story is';
