ALTER TABLE stories ADD COLUMN word_count integer DEFAULT 0 NOT NULL;
ALTER TABLE stories ADD CONSTRAINT ck_stories_word_count CHECK (word_count >= 0);
