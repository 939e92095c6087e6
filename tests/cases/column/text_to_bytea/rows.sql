INSERT INTO stories (id, title, value) VALUES (1, 't1', 'a\b'), (2, 't2', 'ü');
