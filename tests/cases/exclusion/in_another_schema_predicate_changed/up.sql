ALTER TABLE app.stories DROP CONSTRAINT ex_stories_pages;

ALTER TABLE app.stories ADD CONSTRAINT ex_stories_pages
    EXCLUDE USING gist (pages WITH &&) WHERE (id > 1);
