INSERT INTO stories (id, duration, scale) VALUES (1, '00:03:00', 1), (2, '00:20:00', 2);
