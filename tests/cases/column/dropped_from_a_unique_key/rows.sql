INSERT INTO stories (id, title, slug, edition) VALUES (1, 'The Lighthouse', 'lighthouse', 1), (2, 'It''s raining', 'lighthouse', 2);
