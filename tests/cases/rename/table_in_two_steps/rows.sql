INSERT INTO tales (id, title, words) VALUES (1, 'Rain', 10), (2, 'Snow', NULL);
