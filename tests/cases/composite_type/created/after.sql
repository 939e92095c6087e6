CREATE TYPE span AS (first integer, last bigint); CREATE FUNCTION whole() RETURNS span LANGUAGE sql AS $$ SELECT 1, 2::bigint $$;
