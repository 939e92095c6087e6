INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
INSERT INTO notes (id, body) VALUES (1, 'Tides'), (2, NULL);
