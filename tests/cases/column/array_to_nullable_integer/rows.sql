INSERT INTO stories (id, title, value) VALUES (1, 't1', '{1,2}'), (2, 't2', NULL), (3, 't3', '{}');
