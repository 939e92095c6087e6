INSERT INTO stories (id, title) VALUES (1, 'Rain');
INSERT INTO users (id, name) VALUES (1, 'Ann');
CREATE SCHEMA audit;
CREATE TABLE audit.logins (user_id int CONSTRAINT who REFERENCES users);
