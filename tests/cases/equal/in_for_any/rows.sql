INSERT INTO stories (id, title, genre) VALUES (1, 'The Lighthouse', 'sea'), (2, 'It''s raining', 'rain');
