INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
ALTER TABLE stories ADD CONSTRAINT stories_title_by_hand UNIQUE (title);
