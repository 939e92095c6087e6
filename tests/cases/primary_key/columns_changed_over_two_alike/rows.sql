INSERT INTO chapters (id, story_id, number) VALUES (1, 1, 1), (2, 1, 1), (3, 2, 1);
