INSERT INTO events (id, at, slug) VALUES (1, '2024-03-01', 'a'), (2, '2026-01-01', 'b');
INSERT INTO hosts (id) VALUES (1);
UPDATE events SET host_id = 1 WHERE id = 1;
INSERT INTO notes (event_id, event_at) VALUES (1, '2024-03-01'), (NULL, NULL);
