CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) || '!' $$;
CREATE FUNCTION shout(n integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT shout(n::text) $$;
