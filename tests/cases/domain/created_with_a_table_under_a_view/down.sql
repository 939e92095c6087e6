DROP VIEW contacts;
DROP FUNCTION is_known(users);
DROP POLICY own ON users;
DROP TABLE users;
DROP DOMAIN email;
