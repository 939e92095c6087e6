ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title);
ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title;
