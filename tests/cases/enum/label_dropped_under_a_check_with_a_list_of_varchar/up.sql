ALTER TABLE stories DROP CONSTRAINT ck_stories_mood;
ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('glad', 'sad');
ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood;
DROP TYPE mood__before;

ALTER TABLE stories ADD CONSTRAINT ck_stories_mood
    CHECK (((title)::text <> ALL ((ARRAY['q'::character varying, 'x'::character varying])::text[])) AND (mood = ANY (ARRAY['glad'::mood, 'sad'::mood])));
