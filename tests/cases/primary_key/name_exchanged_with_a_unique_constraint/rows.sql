INSERT INTO stories (id, number) VALUES (1, 10), (2, 20);
