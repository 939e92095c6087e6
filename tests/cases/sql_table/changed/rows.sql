INSERT INTO stories (id, title, words) VALUES (1, 'Alder', 10), (2, 'Birch', 20);
INSERT INTO visits (story_id, seconds, path) VALUES (1, 2.5, '/');
