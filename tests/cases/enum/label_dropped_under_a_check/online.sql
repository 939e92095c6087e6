-- up

-- Programs wait for this: its enum is recreated under the same name.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_status;
ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published');

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

DROP TYPE story_status__before;

ALTER TABLE stories ADD CONSTRAINT ck_stories_status
    CHECK ((status <> 'draft'::story_status) OR ((title)::text <> ''::text))
    NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_status;

-- down

ALTER TYPE story_status ADD VALUE 'in review' BEFORE 'published';
