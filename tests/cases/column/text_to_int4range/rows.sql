INSERT INTO stories (id, title, value) VALUES (1, 't1', '[1,5)'), (2, 't2', 'empty');
