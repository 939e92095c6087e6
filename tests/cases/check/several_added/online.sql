-- up

ALTER TABLE stories ADD CONSTRAINT ck_stories_pages
    CHECK (pages BETWEEN 1 AND 9999) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_pages;

ALTER TABLE stories ADD CONSTRAINT ck_stories_title
    CHECK (length(trim(title)) > 0) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_title;

ALTER TABLE stories ADD CONSTRAINT ck_stories_words CHECK (words >= 0) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_words;

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_pages;
ALTER TABLE stories DROP CONSTRAINT ck_stories_title;
ALTER TABLE stories DROP CONSTRAINT ck_stories_words;
COMMIT;
