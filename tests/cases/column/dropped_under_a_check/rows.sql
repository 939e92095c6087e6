INSERT INTO stories (id, title, first_page, last_page) VALUES (1, 'The Lighthouse', 1, 9), (2, 'It''s raining', NULL, NULL);
