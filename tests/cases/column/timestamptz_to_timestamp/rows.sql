INSERT INTO stories (id, title, told_at) VALUES
    (1, 'The Lighthouse', '2024-02-29 23:30:00-03'), (2, 'It''s raining', '1999-12-31 00:30:00+01');
