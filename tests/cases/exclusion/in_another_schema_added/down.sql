ALTER TABLE app.stories DROP CONSTRAINT ex_stories_pages;
