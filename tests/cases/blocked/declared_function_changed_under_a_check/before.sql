CREATE TABLE visits (n integer, CONSTRAINT counted CHECK (is_positive(n)));
CREATE FUNCTION is_positive(n integer) RETURNS boolean LANGUAGE sql IMMUTABLE RETURN n > 0;
