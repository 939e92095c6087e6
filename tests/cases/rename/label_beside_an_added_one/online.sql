-- up

ALTER TYPE mood RENAME VALUE 'sad' TO 'low';

ALTER TYPE mood ADD VALUE 'calm' BEFORE 'low';

-- down

DROP INDEX CONCURRENTLY ix_stories_sad;

-- Programs wait for this: its enum is recreated under the same name.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_mood;
ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('glad', 'low');
ALTER TABLE stories ALTER COLUMN mood DROP DEFAULT;
ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood;
ALTER TABLE stories ALTER COLUMN mood SET DEFAULT 'low'::mood;
ALTER TABLE stories ALTER COLUMN moods TYPE mood[] USING moods::text[]::mood[];
DROP TYPE mood__before;

ALTER TABLE stories ADD CONSTRAINT ck_stories_mood
    CHECK (mood = ANY (ARRAY['glad'::mood, 'low'::mood])) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_mood;

CREATE INDEX CONCURRENTLY ix_stories_sad ON stories (id)
    WHERE mood = 'low'::mood;

ALTER TYPE mood RENAME VALUE 'low' TO 'sad';
