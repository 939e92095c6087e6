INSERT INTO stories (id, title, deleted_at) VALUES (1, 'The Lighthouse', NULL), (2, 'It''s raining', '2024-02-29 12:00:00+00');
