CREATE TYPE story_status AS ENUM ('draft', 'published');

ALTER TABLE stories ALTER COLUMN history TYPE story_status[]
    USING history::story_status[];
