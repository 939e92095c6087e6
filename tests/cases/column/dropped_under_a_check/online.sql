-- up

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_pages;
ALTER TABLE stories DROP COLUMN last_page;
COMMIT;

-- down

BEGIN;
ALTER TABLE stories ADD COLUMN last_page integer;

ALTER TABLE stories ADD CONSTRAINT ck_stories_pages
    CHECK (first_page <= last_page) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_pages;
