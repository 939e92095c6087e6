CREATE TYPE story_status AS ENUM ('draft', 'published');
ALTER TABLE stories ALTER COLUMN status DROP DEFAULT;

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::story_status;

ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft'::story_status;
