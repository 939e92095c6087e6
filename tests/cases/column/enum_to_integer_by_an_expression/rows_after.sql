INSERT INTO stories (id, mood) VALUES (1, 0), (2, 1);
