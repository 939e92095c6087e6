INSERT INTO stories (id, title, words) VALUES (1, 'a', 5), (2, 'b', 6);
