INSERT INTO stories (id, words) VALUES (1, 81000), (2, 500);
