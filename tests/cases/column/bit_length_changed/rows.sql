INSERT INTO stories (id, title, value) VALUES (1, 't1', B'1010'), (2, 't2', B'0000');
