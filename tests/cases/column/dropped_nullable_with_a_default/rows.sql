INSERT INTO stories (id, title, note) VALUES (1, 'The Lighthouse', 'a'), (2, 'It''s raining', NULL), (3, 'Fog', DEFAULT);
