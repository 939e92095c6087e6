ALTER TABLE stories DROP CONSTRAINT ex_stories_pages;

ALTER TABLE stories ADD CONSTRAINT ex_stories_pages
    EXCLUDE USING gist (pages WITH &&);
