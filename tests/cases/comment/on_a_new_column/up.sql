ALTER TABLE stories ADD COLUMN word_count integer DEFAULT 0 NOT NULL;
COMMENT ON COLUMN stories.word_count IS 'Counted when saved';
