-- up

ALTER TABLE stories ADD CONSTRAINT ck_stories_status
    CHECK (status <> 'published' OR title <> '') NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_status;

-- down

ALTER TABLE stories DROP CONSTRAINT ck_stories_status;
