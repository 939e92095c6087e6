ALTER TABLE stories ADD CONSTRAINT ck_stories_genre
    CHECK ((genre)::text = ANY ((ARRAY['sea'::character varying, 'rain'::character varying])::text[]));
