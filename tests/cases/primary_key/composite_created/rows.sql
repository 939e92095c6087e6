INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
INSERT INTO tags (id, name) VALUES (1, 'sea'), (2, 'rain');
