INSERT INTO stories (id, title, year) VALUES (1, 'The Lighthouse', 1999), (2, 'It''s raining', -44);
