ALTER TABLE stories ADD CONSTRAINT ck_stories_slug
    CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
