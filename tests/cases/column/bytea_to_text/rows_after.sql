INSERT INTO stories (id, title, value) VALUES (1, 't1', 'abc'), (2, 't2', 'ü');
