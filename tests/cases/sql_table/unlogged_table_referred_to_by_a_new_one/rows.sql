INSERT INTO stories (id, title, words) VALUES (1, 'Rain', 10), (2, 'Snow', 20);
