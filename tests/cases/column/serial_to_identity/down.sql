ALTER SEQUENCE stories_id_seq RENAME TO stories_id_seq__before;
CREATE SEQUENCE stories_id_seq AS integer;

SELECT setval('stories_id_seq', last_value, is_called)
    FROM stories_id_seq__before;

ALTER TABLE stories ALTER COLUMN id DROP IDENTITY;

ALTER TABLE stories ALTER COLUMN id
    SET DEFAULT nextval('stories_id_seq'::regclass);

ALTER SEQUENCE stories_id_seq OWNED BY stories.id;
