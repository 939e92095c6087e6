INSERT INTO stories (id, title, status) VALUES (1, 'The Lighthouse', 'D'), (2, 'It''s raining', 'P');
