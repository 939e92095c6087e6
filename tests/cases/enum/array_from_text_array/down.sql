ALTER TABLE stories ALTER COLUMN history TYPE text[];
DROP TYPE story_status;
