ALTER TABLE stories DROP CONSTRAINT ck_stories_pages;
ALTER TABLE stories DROP COLUMN last_page;
