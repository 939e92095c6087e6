INSERT INTO users (id, name, handle) VALUES (1, 'Ada', 'ada'), (2, 'Björn', 'bjoern');
INSERT INTO stories (id, title, author_id) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2);
