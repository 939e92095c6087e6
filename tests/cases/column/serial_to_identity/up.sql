ALTER TABLE stories ALTER COLUMN id DROP DEFAULT;
ALTER SEQUENCE stories_id_seq OWNED BY NONE;
ALTER SEQUENCE stories_id_seq RENAME TO stories_id_seq__before;
ALTER TABLE stories ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

SELECT setval(pg_get_serial_sequence('stories', 'id'), last_value, is_called)
    FROM stories_id_seq__before;

DROP SEQUENCE stories_id_seq__before;
