INSERT INTO users (id, first, last) VALUES (1, 'Lovelace', 'Ada'), (2, 'Hopper', 'Grace');
