INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 9.500), (2, 'It''s raining', 1200.125), (3, 'Fog', -0.040);
