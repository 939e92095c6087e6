INSERT INTO stories (id, title, told_at) VALUES
    (1, 'The Lighthouse', '2024-02-29 23:59:59+00'), (2, 'It''s raining', '1999-12-31 00:00:00+00');
