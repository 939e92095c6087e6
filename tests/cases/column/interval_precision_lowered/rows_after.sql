INSERT INTO stories (id, title, value) VALUES (1, 't1', '1.23 seconds'), (2, 't2', '3 years');
