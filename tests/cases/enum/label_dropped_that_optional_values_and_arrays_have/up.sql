ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published');

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

ALTER TABLE stories ALTER COLUMN history TYPE story_status[]
    USING history::text[]::story_status[];

DROP TYPE story_status__before;
