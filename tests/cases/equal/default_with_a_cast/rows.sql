INSERT INTO stories (id, title, status, words, active) VALUES (1, 'The Lighthouse', 'draft', 1, true), (2, 'It''s raining', 'done', 2, false);
