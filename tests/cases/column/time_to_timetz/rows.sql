INSERT INTO stories (id, title, value) VALUES (1, 't1', '10:00:00.123'), (2, 't2', '00:00');
