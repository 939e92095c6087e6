INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (7, 'It''s raining');
