INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
INSERT INTO chapters (id, story_id) VALUES (1, 1), (2, 1), (3, 2);
