-- up

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_genre;

ALTER TABLE stories ADD CONSTRAINT ck_stories_genre
    CHECK (genre IN ('sea', 'rain', 'salt')) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_genre;

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_genre;

ALTER TABLE stories ADD CONSTRAINT ck_stories_genre
    CHECK ((genre)::text = ANY ((ARRAY['sea'::character varying, 'rain'::character varying])::text[]))
    NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_genre;
