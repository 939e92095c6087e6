-- up

DROP INDEX CONCURRENTLY ix_stories_draft;

-- Programs wait for this: its enum is recreated under the same name.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_status;
ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('archived', 'draft', 'published');
ALTER TABLE stories ALTER COLUMN status DROP DEFAULT;

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft'::story_status;
DROP TYPE story_status__before;

ALTER TABLE stories ADD CONSTRAINT ck_stories_status
    CHECK (status <> 'archived'::story_status) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_status;

CREATE INDEX CONCURRENTLY ix_stories_draft ON stories (id)
    WHERE status = 'draft'::story_status;

-- down

DROP INDEX CONCURRENTLY ix_stories_draft;

-- Programs wait for this: its enum is recreated under the same name.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_status;
ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published', 'archived');
ALTER TABLE stories ALTER COLUMN status DROP DEFAULT;

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft'::story_status;
DROP TYPE story_status__before;

ALTER TABLE stories ADD CONSTRAINT ck_stories_status
    CHECK (status <> 'archived'::story_status) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_status;

CREATE INDEX CONCURRENTLY ix_stories_draft ON stories (id)
    WHERE status = 'draft'::story_status;
