CREATE FUNCTION shout(n integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT shout(n::text) $$;
