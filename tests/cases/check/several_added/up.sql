ALTER TABLE stories ADD CONSTRAINT ck_stories_pages
    CHECK (pages BETWEEN 1 AND 9999);

ALTER TABLE stories ADD CONSTRAINT ck_stories_title
    CHECK (length(trim(title)) > 0);

ALTER TABLE stories ADD CONSTRAINT ck_stories_words CHECK (words >= 0);
