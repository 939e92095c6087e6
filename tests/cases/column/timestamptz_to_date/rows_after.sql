INSERT INTO stories (id, title, value) VALUES (1, 't1', '2024-03-01'), (2, 't2', '1999-12-30');
