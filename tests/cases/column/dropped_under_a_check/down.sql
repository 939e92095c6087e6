ALTER TABLE stories ADD COLUMN last_page integer;

ALTER TABLE stories ADD CONSTRAINT ck_stories_pages
    CHECK (first_page <= last_page);
