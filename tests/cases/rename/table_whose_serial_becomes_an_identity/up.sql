ALTER TABLE stories RENAME TO tales;
ALTER TABLE tales RENAME CONSTRAINT stories_pkey TO tales_pkey;
ALTER TABLE tales ALTER COLUMN id DROP DEFAULT;
ALTER SEQUENCE stories_id_seq OWNED BY NONE;
ALTER SEQUENCE stories_id_seq RENAME TO stories_id_seq__before;
ALTER TABLE tales ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

SELECT setval(pg_get_serial_sequence('tales', 'id'), last_value, is_called)
    FROM stories_id_seq__before;

DROP SEQUENCE stories_id_seq__before;
