CREATE TABLE visits (n integer, CONSTRAINT counted CHECK (is_positive(n)));
CREATE FUNCTION is_positive(number integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN number > 0;
