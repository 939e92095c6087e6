ALTER TABLE stories RENAME CONSTRAINT ck_stories_word_count TO ck_stories_words;
