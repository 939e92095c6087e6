INSERT INTO stories (id, title, value) VALUES
    (1, 't1', '2024-02-29 00:00:00+00'), (2, 't2', '1999-12-31 00:00:00+00');
