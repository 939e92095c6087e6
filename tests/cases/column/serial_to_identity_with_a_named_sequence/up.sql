ALTER TABLE stories ALTER COLUMN id DROP DEFAULT;
ALTER SEQUENCE story_numbers OWNED BY NONE;
ALTER SEQUENCE story_numbers RENAME TO story_numbers__before;

ALTER TABLE stories ALTER COLUMN id
    ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME story_numbers);

SELECT setval(pg_get_serial_sequence('stories', 'id'), last_value, is_called)
    FROM story_numbers__before;

DROP SEQUENCE story_numbers__before;
