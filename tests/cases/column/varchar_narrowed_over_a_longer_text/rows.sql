INSERT INTO stories (id, title, slug) VALUES (1, 'The Lighthouse', 'lighthouse'), (2, 'It''s raining', repeat('rain', 15));
