ALTER TABLE stories DROP CONSTRAINT ck_stories_pages;
ALTER TABLE stories DROP CONSTRAINT ck_stories_title;
ALTER TABLE stories DROP CONSTRAINT ck_stories_words;
