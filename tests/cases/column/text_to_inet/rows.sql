INSERT INTO stories (id, title, value) VALUES (1, 't1', '10.0.0.1'), (2, 't2', '::1');
