INSERT INTO stories (id, title, value) VALUES (1, 't1', '1.234 seconds'), (2, 't2', '3 years');
