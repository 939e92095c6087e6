INSERT INTO stories (id, title, value) VALUES (1, 't1', '10.0.0.0/8'), (2, 't2', '::1');
