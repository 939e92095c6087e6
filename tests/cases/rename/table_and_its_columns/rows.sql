INSERT INTO users (id, name, email) VALUES (1, 'Ada', 'ada@example.org'), (2, 'Grace', NULL);
