INSERT INTO users (id, a, b) VALUES (1, 10, 20), (2, 30, 40);
