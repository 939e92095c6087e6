-- up

ALTER TABLE stories ADD CONSTRAINT ck_stories_title
    CHECK (title NOT IN ('{}', '%s', 'it''s', '"quoted"', '$1', 'back\slash'))
    NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_title;

-- down

ALTER TABLE stories DROP CONSTRAINT ck_stories_title;
