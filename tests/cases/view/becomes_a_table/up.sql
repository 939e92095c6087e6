DROP VIEW titles;

CREATE TABLE titles (
    id integer,
    title text
);
