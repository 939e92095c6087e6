ALTER TABLE stories DROP COLUMN status;
DROP TYPE story_status;
