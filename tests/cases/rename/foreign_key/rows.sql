INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Grace');
INSERT INTO stories (id, author_id) VALUES (1, 1), (2, 2);
