ALTER TABLE stories ALTER COLUMN number DROP DEFAULT;
ALTER SEQUENCE stories_number_seq INCREMENT BY 1;
COMMENT ON SEQUENCE stories_number_seq IS NULL;

ALTER TABLE stories ALTER COLUMN number
    SET DEFAULT nextval('stories_number_seq'::regclass);

ALTER SEQUENCE stories_number_seq OWNED BY stories.number;
