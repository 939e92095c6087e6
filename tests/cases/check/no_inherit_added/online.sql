-- up

ALTER TABLE stories ADD CONSTRAINT ck_stories_words CHECK (words >= 0)
    NO INHERIT NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_words;

-- down

ALTER TABLE stories DROP CONSTRAINT ck_stories_words;
