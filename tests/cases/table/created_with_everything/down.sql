DROP TABLE stories;
DROP TYPE story_status;
