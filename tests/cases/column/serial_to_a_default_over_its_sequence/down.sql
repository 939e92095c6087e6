ALTER TABLE stories ALTER COLUMN id DROP DEFAULT;

ALTER TABLE stories ALTER COLUMN id
    SET DEFAULT nextval('stories_id_seq'::regclass);

ALTER SEQUENCE stories_id_seq OWNED BY stories.id;
