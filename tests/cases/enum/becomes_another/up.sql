CREATE TYPE chapter_status AS ENUM ('draft', 'published', 'archived');
ALTER TABLE stories ALTER COLUMN status DROP DEFAULT;

ALTER TABLE stories ALTER COLUMN status TYPE chapter_status
    USING status::text::chapter_status;

ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft';
DROP TYPE story_status;
