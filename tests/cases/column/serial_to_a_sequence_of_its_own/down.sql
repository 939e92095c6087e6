ALTER TABLE stories ALTER COLUMN number DROP DEFAULT;

ALTER TABLE stories ALTER COLUMN number
    SET DEFAULT nextval('stories_number_seq'::regclass);

ALTER SEQUENCE stories_number_seq OWNED BY stories.number;
