ALTER TABLE stories ALTER COLUMN number TYPE bigint USING number::bigint;
ALTER TABLE stories ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;

SELECT setval(pg_get_serial_sequence('stories', 'number'), max(number))
    FROM stories HAVING max(number) >= 1;
