DROP VIEW numbers;
DROP TABLE users;
DROP FUNCTION app.next_number();
DROP SCHEMA app;
