ALTER TYPE app.story_status RENAME TO story_status__before;
CREATE TYPE app.story_status AS ENUM ('draft', 'published');

ALTER TABLE stories ALTER COLUMN status TYPE app.story_status
    USING status::text::app.story_status;

DROP TYPE app.story_status__before;
