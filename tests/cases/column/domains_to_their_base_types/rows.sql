INSERT INTO stories (id, votes, score, price) VALUES (1, 3, 50, 9.99);
