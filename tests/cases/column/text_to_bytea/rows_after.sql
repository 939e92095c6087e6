INSERT INTO stories (id, title, value) VALUES (1, 't1', '\x615c62'), (2, 't2', '\xc3bc');
