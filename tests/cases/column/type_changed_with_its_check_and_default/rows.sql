INSERT INTO stories (id, title, value) VALUES (1, 'a', '1'), (2, 'b', '20');
