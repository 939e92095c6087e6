INSERT INTO stories (id, title, words, pages) VALUES (1, 'The Lighthouse', 81000, 312), (2, 'It''s raining', -1, 2);
