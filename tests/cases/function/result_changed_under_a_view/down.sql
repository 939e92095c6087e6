DROP VIEW sizes;
DROP FUNCTION size(text);

CREATE FUNCTION size(t text)
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT length(t) $function$;

CREATE VIEW sizes AS SELECT id, size(title) AS size FROM stories;
