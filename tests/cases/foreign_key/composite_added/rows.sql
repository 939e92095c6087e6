INSERT INTO chapters (story_id, number) VALUES (1, 1), (1, 2);
INSERT INTO notes (id, story_id, number) VALUES (1, 1, 2), (2, 1, 2);
