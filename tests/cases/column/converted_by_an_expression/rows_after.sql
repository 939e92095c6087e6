INSERT INTO stories (id, published) VALUES (1, '1970-01-01 00:00:00Z'), (2, '2026-01-01 00:00:00Z');
