INSERT INTO users (id, name, handle) VALUES (1, 'Ada', 'ada'), (2, 'Björn', 'bjoern');
INSERT INTO stories (id, author, editor_id) VALUES (1, 'ada', 2), (2, 'bjoern', 1);
