INSERT INTO stories (id, title, value) VALUES (1, 't1', '08:00:2b:01:02:03'), (2, 't2', '08:00:2b:01:02:04');
