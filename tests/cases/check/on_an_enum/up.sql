ALTER TABLE stories ADD CONSTRAINT ck_stories_status
    CHECK (status <> 'published' OR title <> '');
