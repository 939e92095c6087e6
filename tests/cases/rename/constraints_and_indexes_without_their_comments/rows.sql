INSERT INTO stories (id, slug, title, words) VALUES (1, 'lighthouse', 'The Lighthouse', 3), (2, 'rain', 'It''s raining', 5);
