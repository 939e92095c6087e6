-- up

ALTER TABLE stories ADD CONSTRAINT ck_stories_genre
    CHECK (genre IN ('sea', 'rain')) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_genre;

-- down

ALTER TABLE stories DROP CONSTRAINT ck_stories_genre;
