INSERT INTO stories (id, mood) VALUES (1, 'glad'), (2, 'glad');
