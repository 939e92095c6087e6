INSERT INTO users (id) VALUES (1), (2);
INSERT INTO stories (id, user_id) VALUES (1, 1), (2, 2);
