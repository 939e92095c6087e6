INSERT INTO events (id, at, slug) VALUES (1, '2024-03-01', 'a'), (2, '2026-01-01', 'b');
