INSERT INTO stories (id, title, value) VALUES (1, 't1', '<a/>'), (2, 't2', '<b>x</b>');
