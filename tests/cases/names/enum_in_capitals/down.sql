ALTER TABLE stories DROP COLUMN mood;
ALTER TABLE stories DROP COLUMN moods;
DROP TYPE "StoryMood";
