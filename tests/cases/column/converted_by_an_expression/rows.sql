INSERT INTO stories (id, published) VALUES (1, 0), (2, 1767225600);
