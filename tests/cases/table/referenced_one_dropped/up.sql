ALTER TABLE chapters DROP CONSTRAINT "fk-chapters-story_id";
ALTER TABLE chapters DROP COLUMN story_id;
DROP TABLE stories;
