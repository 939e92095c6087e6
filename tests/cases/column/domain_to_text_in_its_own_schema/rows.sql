INSERT INTO shop.items (id, slug) VALUES (1, 'a-b'), (2, 'c');
