INSERT INTO stories (number, slug) VALUES (1, 'a'), (1, 'b');
