INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 9.5), (2, 'It''s raining', 1200.1), (3, 'Fog', 0.0);
