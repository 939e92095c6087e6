CREATE SEQUENCE stories_id_seq AS integer;
SELECT setval('stories_id_seq', max(id)) FROM stories HAVING max(id) >= 1;

ALTER TABLE stories ALTER COLUMN id
    SET DEFAULT nextval('stories_id_seq'::regclass);

ALTER SEQUENCE stories_id_seq OWNED BY stories.id;
