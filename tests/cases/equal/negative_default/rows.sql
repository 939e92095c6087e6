INSERT INTO stories (id, title, shift) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', -5);
