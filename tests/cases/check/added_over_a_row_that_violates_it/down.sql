ALTER TABLE stories DROP CONSTRAINT ck_stories_words;
