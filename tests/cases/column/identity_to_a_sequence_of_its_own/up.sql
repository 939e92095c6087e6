ALTER SEQUENCE stories_number_seq RENAME TO stories_number_seq__before;
CREATE SEQUENCE stories_number_seq;

SELECT setval('stories_number_seq', last_value, is_called)
    FROM stories_number_seq__before;

ALTER TABLE stories ALTER COLUMN number DROP IDENTITY;

ALTER TABLE stories ALTER COLUMN number
    SET DEFAULT nextval('stories_number_seq');
