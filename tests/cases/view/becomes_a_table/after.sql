CREATE TABLE titles (id integer, title text);
