ALTER SEQUENCE stories_number_seq INCREMENT BY 5;
COMMENT ON SEQUENCE stories_number_seq IS 'by fives';
ALTER TABLE stories ALTER COLUMN number DROP DEFAULT;
ALTER SEQUENCE stories_number_seq OWNED BY NONE;

ALTER TABLE stories ALTER COLUMN number
    SET DEFAULT nextval('stories_number_seq');
