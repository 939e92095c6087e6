ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published');

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING CASE WHEN status::text IN ('in review') THEN 'draft' ELSE status::text END::story_status;

DROP TYPE story_status__before;
