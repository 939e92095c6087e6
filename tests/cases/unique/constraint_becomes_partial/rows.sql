INSERT INTO stories (id, title, slug, archived) VALUES (1, 'The Lighthouse', 'lighthouse', false), (2, 'It''s raining', 'salt', true);
