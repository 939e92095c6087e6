INSERT INTO app.stories (id, title, price) VALUES (1, 'a', 1), (2, 'b', 2);
