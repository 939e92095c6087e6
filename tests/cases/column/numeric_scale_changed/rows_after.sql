INSERT INTO stories (id, title, price) VALUES (1, 'The Lighthouse', 9.9900), (2, 'It''s raining', 1200.0000);
