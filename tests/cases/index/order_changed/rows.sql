INSERT INTO stories (id, title, created_at) VALUES (1, 'The Lighthouse', '2024-02-29 12:00:00+00'), (2, 'It''s raining', '2024-03-01 12:00:00+00');
