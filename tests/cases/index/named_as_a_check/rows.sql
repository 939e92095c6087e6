INSERT INTO stories (id, words) VALUES (1, 1200), (2, 0);
