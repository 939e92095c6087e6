ALTER TABLE stories DROP CONSTRAINT ck_stories_word_count;
ALTER TABLE stories ADD CONSTRAINT ck_stories_words CHECK (words >= 0);
