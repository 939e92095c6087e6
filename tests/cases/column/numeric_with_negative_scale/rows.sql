INSERT INTO stories (id, title, value) VALUES (1, 't1', 1500), (2, 't2', -200);
