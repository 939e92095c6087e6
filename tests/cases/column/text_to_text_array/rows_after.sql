INSERT INTO stories (id, title, value) VALUES (1, 't1', ARRAY['a,b']), (2, 't2', ARRAY['{c}']);
