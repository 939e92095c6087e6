INSERT INTO stories (id, title, value) VALUES
    (1, 't1', '2024-02-29 23:30:00-03'), (2, 't2', '1999-12-31 00:30:00+01');
