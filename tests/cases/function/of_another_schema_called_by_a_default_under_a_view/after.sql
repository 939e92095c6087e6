CREATE FUNCTION app.next_number() RETURNS integer LANGUAGE plpgsql AS 'BEGIN RETURN 42; END';
CREATE VIEW numbers AS SELECT number FROM users;
