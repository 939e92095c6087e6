DROP TABLE story_tags;
