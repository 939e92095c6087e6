INSERT INTO stories (id, title, pages) VALUES (1, 'The Lighthouse', 312), (2, 'It''s raining', NULL);
