INSERT INTO authors (id) VALUES (1);
INSERT INTO chapters (id, author_id) VALUES (1, 1);
INSERT INTO stories (id, chapter_id) VALUES (1, 1);
UPDATE authors SET story_id = 1;
