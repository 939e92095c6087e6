CREATE TABLE stories (
    id integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "Story numbers") PRIMARY KEY,
    title character varying NOT NULL
);
