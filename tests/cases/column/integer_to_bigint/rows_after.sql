INSERT INTO stories (id, title, words) VALUES (1, 'The Lighthouse', 81000), (2, 'It''s raining', -1);
