CREATE FUNCTION n_poems() RETURNS bigint LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$ SELECT count(*) FROM poems $$;
CREATE FUNCTION n_lines() RETURNS bigint LANGUAGE sql STABLE SET search_path TO 'public' BEGIN ATOMIC SELECT sum(words) FROM poems; END;
