INSERT INTO stories (words) VALUES (1), (200);
