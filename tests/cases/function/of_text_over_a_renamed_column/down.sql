ALTER TABLE stories RENAME COLUMN name TO title;

CREATE OR REPLACE FUNCTION longest()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ SELECT title FROM stories ORDER BY words DESC LIMIT 1 $function$;
