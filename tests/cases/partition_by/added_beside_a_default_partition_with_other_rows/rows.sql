INSERT INTO events (id, at, what) VALUES (1, '2025-05-05', 'a'), (2, '2026-01-01', 'b'), (3, '2027-01-02', 'c');
