ALTER TABLE stories ADD CONSTRAINT ex_stories_pages
    EXCLUDE USING gist (pages WITH &&);
