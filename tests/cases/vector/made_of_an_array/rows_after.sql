INSERT INTO stories (id, title, embedding) VALUES (1, 'The Lighthouse', '[1,2,3]'), (2, 'It''s raining', NULL);
