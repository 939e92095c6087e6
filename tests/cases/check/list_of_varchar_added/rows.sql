INSERT INTO stories (id, title, genre, words) VALUES (1, 'The Lighthouse', 'sea', 81000), (2, 'It''s raining', 'rain', 5);
