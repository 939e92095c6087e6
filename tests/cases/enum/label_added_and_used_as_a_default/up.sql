ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published', 'idea');

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

ALTER TABLE stories
    ADD COLUMN previous_status story_status DEFAULT 'idea' NOT NULL;

DROP TYPE story_status__before;
