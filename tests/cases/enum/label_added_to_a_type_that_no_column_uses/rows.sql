INSERT INTO stories (id) VALUES (1), (2);
