INSERT INTO stories (id, title, value) VALUES (1, 't1', '1 year 2 months'), (2, 't2', '3 years');
