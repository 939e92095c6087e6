CREATE TABLE q (id integer, tt text);
