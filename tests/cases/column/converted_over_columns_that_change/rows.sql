INSERT INTO stories (id, minutes, unit, hours) VALUES (1, 3, 1, NULL), (2, 10, 2, NULL);
