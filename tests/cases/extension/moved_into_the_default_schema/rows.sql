INSERT INTO stories (id, embedding) VALUES (1, NULL), (2, NULL);
