DROP FUNCTION total();
ALTER TABLE stories ALTER COLUMN words TYPE integer;

CREATE FUNCTION total()
 RETURNS numeric
 LANGUAGE sql
 STABLE
BEGIN ATOMIC
 SELECT (sum(stories.words))::numeric AS sum
    FROM stories;
END;
