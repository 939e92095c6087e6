INSERT INTO stories (id, title, value) VALUES (1, 'a', 'x'), (2, 'b', 'y');
