INSERT INTO stories (id, title, pages) VALUES (1, 'a', '[1,3)'), (2, 'b', '[5,8)');
