INSERT INTO events (id, kind) VALUES (1, 'talk'), (2, 'walk');
