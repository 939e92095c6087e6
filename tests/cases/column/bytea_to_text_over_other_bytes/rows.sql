INSERT INTO stories (id, title, value) VALUES (1, 't1', '\xff');
