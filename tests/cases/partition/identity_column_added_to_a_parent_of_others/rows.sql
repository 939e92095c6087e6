INSERT INTO people (id) VALUES (1);
INSERT INTO staff (id) VALUES (2);
