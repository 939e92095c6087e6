INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
CREATE INDEX stories_title_by_hand ON stories (title);
ALTER TABLE stories ADD CONSTRAINT stories_by_hand CHECK (id > 0);
ALTER TABLE stories ADD COLUMN by_hand jsonb;
