-- up

BEGIN;
ALTER TABLE stories ADD COLUMN word_count integer DEFAULT 0 NOT NULL;

ALTER TABLE stories ADD CONSTRAINT ck_stories_word_count CHECK (word_count >= 0)
    NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_word_count;

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_word_count;
ALTER TABLE stories DROP COLUMN word_count;
COMMIT;
