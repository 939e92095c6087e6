INSERT INTO stories (id, title, words) VALUES (1, 'Rain', 10), (2, 'Snow', 20);
INSERT INTO comments (id, story_id) VALUES (1, 1);
