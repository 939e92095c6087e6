INSERT INTO stories (id, title, embedding) VALUES (1, 'The Lighthouse', NULL), (2, 'It''s raining', NULL);
