INSERT INTO events (id, at, slug, host_id) VALUES (1, '2024-03-01', 'a', 1), (2, '2026-01-01', 'b', NULL), (3, '2026-01-01', 'b', 1);
