CREATE DOMAIN word_count AS bigint CHECK (VALUE > 0);
CREATE FUNCTION twice(n word_count) RETURNS integer LANGUAGE sql AS $$ SELECT (n * 2)::integer $$;
