INSERT INTO stories (id, title) VALUES (1, 'Rain');
INSERT INTO users (id, name) VALUES (1, 'Ann');
CREATE VIEW n_users AS SELECT count(*) FROM users;
