CREATE TABLE stories (
    id serial PRIMARY KEY,
    title character varying NOT NULL
);
