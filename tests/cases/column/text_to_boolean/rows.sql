INSERT INTO stories (id, title, finished) VALUES (1, 'The Lighthouse', 'true'), (2, 'It''s raining', 'false');
