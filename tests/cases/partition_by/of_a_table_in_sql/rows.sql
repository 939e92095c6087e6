INSERT INTO stories (id, title, words) VALUES (1, 'Alder', 10), (2, 'Birch', 20);
INSERT INTO visits VALUES ('2025-01-01', '/');
