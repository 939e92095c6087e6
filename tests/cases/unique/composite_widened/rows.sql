INSERT INTO stories (id, title, slug, edition, language) VALUES (1, 'The Lighthouse', 'lighthouse', 1, 'en'), (2, 'It''s raining', 'lighthouse', 2, 'en');
