INSERT INTO stories (id, title, told_at) VALUES (1, 'The Lighthouse', '2024-02-29 12:00:00+00'), (2, 'It''s raining', now());
