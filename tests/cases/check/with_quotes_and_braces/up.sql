ALTER TABLE stories ADD CONSTRAINT ck_stories_title
    CHECK (title NOT IN ('{}', '%s', 'it''s', '"quoted"', '$1', 'back\slash'));
