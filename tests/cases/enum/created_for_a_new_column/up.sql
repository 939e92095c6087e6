CREATE TYPE story_status AS ENUM ('draft', 'published');
ALTER TABLE stories ADD COLUMN status story_status DEFAULT 'draft' NOT NULL;
