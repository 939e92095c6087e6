INSERT INTO stories (id, title) VALUES (1, 'The Lighthouse'), (2, 'It''s raining');
INSERT INTO app.notes (id, body) VALUES (1, 'Look up the tides'), (2, '');
