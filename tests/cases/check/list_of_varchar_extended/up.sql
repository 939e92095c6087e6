ALTER TABLE stories DROP CONSTRAINT ck_stories_genre;

ALTER TABLE stories ADD CONSTRAINT ck_stories_genre
    CHECK (genre IN ('sea', 'rain', 'salt'));
