CREATE SEQUENCE stories_id_seq AS integer;

CREATE TABLE stories (
    id bigint DEFAULT nextval('stories_id_seq'::regclass) PRIMARY KEY,
    title character varying NOT NULL
);

ALTER SEQUENCE stories_id_seq OWNED BY stories.id;
