INSERT INTO stories (id, title, status) VALUES (1, 'The Lighthouse', 'draft'), (2, 'It''s raining', 'published');
