-- up

ALTER TABLE stories ADD CONSTRAINT ck_stories_length
    CHECK (words / pages BETWEEN 1 AND 1000) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_length;

-- down

ALTER TABLE stories DROP CONSTRAINT ck_stories_length;
