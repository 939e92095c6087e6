INSERT INTO users (id, name, full_name) VALUES (1, 'Ada', 'Ada Lovelace'), (2, 'Grace', 'Grace Hopper');
