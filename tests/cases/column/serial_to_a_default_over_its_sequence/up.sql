ALTER TABLE stories ALTER COLUMN id DROP DEFAULT;
ALTER SEQUENCE stories_id_seq OWNED BY NONE;
ALTER TABLE stories ALTER COLUMN id SET DEFAULT nextval('stories_id_seq') * 10;
ALTER SEQUENCE stories_id_seq OWNED BY stories.id;
