CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT nothing FROM stories $$;
