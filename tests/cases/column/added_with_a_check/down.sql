ALTER TABLE stories DROP CONSTRAINT ck_stories_word_count;
ALTER TABLE stories DROP COLUMN word_count;
