INSERT INTO stories (id) VALUES (1);
INSERT INTO chapters (id, story_id) VALUES (1, 1);
