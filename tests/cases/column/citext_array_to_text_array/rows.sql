INSERT INTO stories (id, title, value) VALUES (1, 't1', '{A,b}'), (2, 't2', '{}');
