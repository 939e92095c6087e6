INSERT INTO chapters (id, number) VALUES (1, 1), (2, 2);
