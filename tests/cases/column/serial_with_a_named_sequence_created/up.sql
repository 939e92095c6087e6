CREATE SEQUENCE story_numbers AS integer START WITH 5;

CREATE TABLE stories (
    id integer DEFAULT nextval('story_numbers'::regclass) PRIMARY KEY,
    title character varying NOT NULL
);

ALTER SEQUENCE story_numbers OWNED BY stories.id;
