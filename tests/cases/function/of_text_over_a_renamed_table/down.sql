ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE tales RENAME TO stories;

CREATE OR REPLACE FUNCTION longest()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ SELECT title FROM stories ORDER BY words DESC LIMIT 1 $function$;
