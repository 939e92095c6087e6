INSERT INTO stories (id, slug, title, words, author_id) VALUES (1, 'lighthouse', 'The Lighthouse', 81000, 1), (2, 'rain', 'It''s raining', 500, 2);
