ALTER TABLE stories DROP CONSTRAINT ex_stories_pages;
ALTER TABLE stories DROP CONSTRAINT ex_stories_pages_later;

ALTER TABLE stories ADD CONSTRAINT ex_stories_pages
    EXCLUDE USING gist (pages WITH &&) DEFERRABLE;

ALTER TABLE stories ADD CONSTRAINT ex_stories_pages_later
    EXCLUDE USING gist (pages WITH &&) WHERE (id > 0) DEFERRABLE;
