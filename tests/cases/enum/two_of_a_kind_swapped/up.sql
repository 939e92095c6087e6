ALTER TYPE mood RENAME TO mood__before;
CREATE TYPE mood AS ENUM ('calm', 'tense');
ALTER TYPE story_status RENAME TO story_status__before;
CREATE TYPE story_status AS ENUM ('draft', 'published');
ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood;

ALTER TABLE stories ALTER COLUMN status TYPE story_status
    USING status::text::story_status;

DROP TYPE mood__before;
DROP TYPE story_status__before;
