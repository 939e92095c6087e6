INSERT INTO stories (id, title, value) VALUES (1, 't1', '1.50'), (2, 't2', '2');
