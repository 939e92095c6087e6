CREATE SEQUENCE stories_id_seq AS integer START WITH 100 CACHE 20;

CREATE TABLE stories (
    id integer DEFAULT nextval('stories_id_seq'::regclass) PRIMARY KEY,
    title character varying NOT NULL
);

ALTER SEQUENCE stories_id_seq OWNED BY stories.id;
