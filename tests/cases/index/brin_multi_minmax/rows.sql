INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2);
