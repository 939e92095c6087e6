ALTER TABLE chapters DROP CONSTRAINT "pk-chapters";
ALTER TABLE chapters ADD CONSTRAINT "pk-chapters" PRIMARY KEY (number, story_id);
