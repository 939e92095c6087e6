INSERT INTO users (id, name) VALUES (1, 'Ada'), (2, 'Grace');
INSERT INTO stories (id, slug, title, words, author_id) VALUES (1, 'lighthouse', 'The Lighthouse', 81000, 1), (2, 'rain', 'It''s raining', 500, 2);
INSERT INTO chapters (id, story_id) VALUES (1, 1), (2, 1), (3, 2);
