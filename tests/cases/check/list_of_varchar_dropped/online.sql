-- up

ALTER TABLE stories DROP CONSTRAINT ck_stories_genre;

-- down

ALTER TABLE stories ADD CONSTRAINT ck_stories_genre
    CHECK ((genre)::text = ANY ((ARRAY['sea'::character varying, 'rain'::character varying])::text[]))
    NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_genre;
