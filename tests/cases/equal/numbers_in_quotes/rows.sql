INSERT INTO stories (id, title, words, likes, shift, score, price) VALUES (1, 'The Lighthouse', 1, 2, 3, 0.5, 1.5), (2, 'It''s raining', DEFAULT, DEFAULT, DEFAULT, DEFAULT, DEFAULT);
