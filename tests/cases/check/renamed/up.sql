ALTER TABLE stories DROP CONSTRAINT ck_stories_words;
ALTER TABLE stories ADD CONSTRAINT ck_stories_word_count CHECK (words >= 0);
