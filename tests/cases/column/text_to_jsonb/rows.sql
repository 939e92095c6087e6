INSERT INTO stories (id, title, value) VALUES (1, 't1', '{"a": 1}'), (2, 't2', '[]');
