CREATE OR REPLACE FUNCTION shout(t text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT upper(t) || '!' $function$;
