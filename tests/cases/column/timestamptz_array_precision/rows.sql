INSERT INTO stories (id, title, value) VALUES (1, 't1', '{2024-02-29T10:00:00Z}'), (2, 't2', '{}');
