INSERT INTO stories (id, title, words, done) VALUES (1, 'The Lighthouse', 1, true), (2, 'It''s raining', 2, false);
