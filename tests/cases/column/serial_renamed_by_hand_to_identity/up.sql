ALTER TABLE stories ALTER COLUMN id DROP DEFAULT;
ALTER SEQUENCE tales_id_seq OWNED BY NONE;
ALTER SEQUENCE tales_id_seq RENAME TO tales_id_seq__before;
ALTER TABLE stories ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

SELECT setval(pg_get_serial_sequence('stories', 'id'), last_value, is_called)
    FROM tales_id_seq__before;

DROP SEQUENCE tales_id_seq__before;
