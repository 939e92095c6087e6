INSERT INTO stories (id, embedding) VALUES (1, '[1,2,3]'), (2, NULL);
