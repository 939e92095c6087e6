-- up

ALTER TABLE stories ADD CONSTRAINT ck_stories_slug
    CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$') NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_slug;

-- down

ALTER TABLE stories DROP CONSTRAINT ck_stories_slug;
