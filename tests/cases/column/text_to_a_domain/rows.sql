INSERT INTO stories (id, title, slug) VALUES (1, 'a', 'a-b'), (2, 'b', 'c');
