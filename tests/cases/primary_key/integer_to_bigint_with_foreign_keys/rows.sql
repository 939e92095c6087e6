INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Björn');
INSERT INTO stories (id, author_id, editor_id) VALUES (1, 1, NULL), (2, 2, 1);
