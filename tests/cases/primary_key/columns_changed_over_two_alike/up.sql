ALTER TABLE chapters DROP CONSTRAINT chapters_pkey;
ALTER TABLE chapters ADD CONSTRAINT "pk-chapters" PRIMARY KEY (story_id, number);
