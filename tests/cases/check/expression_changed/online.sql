-- up

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_words;

ALTER TABLE stories ADD CONSTRAINT ck_stories_words
    CHECK (words > 0 AND words < 1000000) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_words;

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_words;
ALTER TABLE stories ADD CONSTRAINT ck_stories_words CHECK (words >= 0) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_words;
