DROP FUNCTION twice(word_count);
DROP DOMAIN word_count;
CREATE DOMAIN word_count AS integer CONSTRAINT word_count_check CHECK ((VALUE > 0));

CREATE FUNCTION twice(n word_count)
 RETURNS integer
 LANGUAGE sql
AS $function$ SELECT n * 2 $function$;
