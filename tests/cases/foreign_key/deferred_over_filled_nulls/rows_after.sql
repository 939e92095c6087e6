INSERT INTO users (id, name) VALUES (1, 'Ana'), (2, 'Bo');
INSERT INTO stories (id, title, author_id) VALUES (1, 'The Lighthouse', 1), (2, 'It''s raining', 2), (3, 'Fog', 2);
