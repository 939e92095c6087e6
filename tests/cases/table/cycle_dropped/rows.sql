INSERT INTO authors (id, masterpiece_id) VALUES (1, NULL), (2, NULL);
INSERT INTO stories (id, title, author_id) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2);
UPDATE authors SET masterpiece_id = 2 WHERE id = 2;
