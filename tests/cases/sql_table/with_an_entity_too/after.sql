CREATE TABLE stories (id integer);
