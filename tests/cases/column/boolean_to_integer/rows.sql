INSERT INTO stories (id, title, value) VALUES (1, 't1', true), (2, 't2', false);
