INSERT INTO users (id, name, handle) VALUES (1, 'Ada', 'ada'), (2, 'Björn', 'bjoern');
INSERT INTO stories (id, title, author) VALUES (1, 'The Lighthouse', 'ada'), (2, 'It''s raining', 'bjoern');
