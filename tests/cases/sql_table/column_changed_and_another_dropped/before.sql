CREATE TABLE q (id integer, t text);
