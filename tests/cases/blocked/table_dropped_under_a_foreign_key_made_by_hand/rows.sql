INSERT INTO stories (id, title) VALUES (1, 'Rain');
INSERT INTO users (id, name) VALUES (1, 'Ann');
CREATE TABLE logins (user_id int REFERENCES users);
