INSERT INTO hosts (id) VALUES (1);
INSERT INTO events (id, at, what, host_id) VALUES (1, '2025-05-05', 'a', 1), (2, '2026-06-06', 'b', NULL);
