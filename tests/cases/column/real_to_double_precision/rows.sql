INSERT INTO stories (id, title, score) VALUES (1, 'The Lighthouse', 0.5), (2, 'It''s raining', -2.25);
