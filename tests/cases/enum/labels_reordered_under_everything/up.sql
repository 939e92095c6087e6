DROP INDEX ix_stories_draft;
ALTER TABLE stories DROP CONSTRAINT ck_stories_status;
ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('archived', 'draft', 'published');
ALTER TABLE stories ALTER COLUMN status DROP DEFAULT;

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft'::story_status;
DROP TYPE story_status__before;

ALTER TABLE stories ADD CONSTRAINT ck_stories_status
    CHECK (status <> 'archived'::story_status);

CREATE INDEX ix_stories_draft ON stories (id)
    WHERE status = 'draft'::story_status;
