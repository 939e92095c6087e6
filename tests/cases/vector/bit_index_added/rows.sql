INSERT INTO stories (id, title, embedding, dense) VALUES (1, 'The Lighthouse', B'10101010', '[1,2,3]'), (2, 'It''s raining', NULL, NULL);
