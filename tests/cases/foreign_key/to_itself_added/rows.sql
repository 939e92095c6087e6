INSERT INTO stories (id, title, sequel_of) VALUES (1, 'The Lighthouse', NULL), (2, 'It''s raining', 1);
