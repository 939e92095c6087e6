INSERT INTO authors (id) VALUES (1);
INSERT INTO stories (id) VALUES (1);
INSERT INTO chapters (id) VALUES (1);
