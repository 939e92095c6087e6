ALTER TABLE stories DROP CONSTRAINT ex_stories_pages;
