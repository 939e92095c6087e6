ALTER TABLE stories ADD CONSTRAINT ck_stories_length
    CHECK (words / pages BETWEEN 1 AND 1000);
