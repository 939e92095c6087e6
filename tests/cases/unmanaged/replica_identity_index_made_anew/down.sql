ALTER TABLE stories DROP CONSTRAINT uq_stories_title;
ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title);
ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title;
ALTER TABLE stories CLUSTER ON uq_stories_title;
