ALTER TABLE stories RENAME COLUMN status TO state;
ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published');
ALTER TABLE stories ALTER COLUMN state DROP DEFAULT;

ALTER TABLE stories ALTER COLUMN state TYPE story_status
    USING state::text::story_status;

ALTER TABLE stories ALTER COLUMN state SET DEFAULT 'draft'::story_status;
DROP TYPE story_status__before;
