CREATE TYPE "StoryMood" AS ENUM ('Calm', 'tense', 'Very TENSE');
ALTER TABLE stories ADD COLUMN mood "StoryMood" DEFAULT 'Calm' NOT NULL;
ALTER TABLE stories ADD COLUMN moods "StoryMood"[];
