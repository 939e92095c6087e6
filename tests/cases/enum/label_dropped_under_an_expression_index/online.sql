-- up

DROP INDEX CONCURRENTLY ix_stories_draft;

-- Programs wait for this: its enum is recreated under the same name.
BEGIN;
ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published');

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

DROP TYPE story_status__before;
COMMIT;

CREATE INDEX CONCURRENTLY ix_stories_draft ON stories
    ((status = 'draft'::story_status), id);

-- down

ALTER TYPE story_status ADD VALUE 'archived';
