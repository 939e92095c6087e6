INSERT INTO stories (id, title, pages, words) VALUES (1, 'The Lighthouse', 312, 81000), (2, 'It''s raining', 2, 500);
