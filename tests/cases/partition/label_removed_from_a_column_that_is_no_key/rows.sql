INSERT INTO events (id, at, kind) VALUES (1, '2024-01-01', 'talk');
