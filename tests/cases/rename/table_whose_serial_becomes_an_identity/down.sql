ALTER SEQUENCE tales_id_seq RENAME TO tales_id_seq__before;
CREATE SEQUENCE stories_id_seq AS integer;
SELECT setval('stories_id_seq', last_value, is_called) FROM tales_id_seq__before;
ALTER TABLE tales ALTER COLUMN id DROP IDENTITY;

ALTER TABLE tales ALTER COLUMN id
    SET DEFAULT nextval('stories_id_seq'::regclass);

ALTER SEQUENCE stories_id_seq OWNED BY tales.id;
ALTER TABLE tales RENAME CONSTRAINT tales_pkey TO stories_pkey;
ALTER TABLE tales RENAME TO stories;
