INSERT INTO users (id, full_name, first, last) VALUES (1, 'a', 'b', 'c');
