INSERT INTO stories (id, title, told_at) VALUES
    (1, 'The Lighthouse', '2024-03-01 02:30:00'), (2, 'It''s raining', '1999-12-30 23:30:00');
