CREATE TABLE visits (id integer, path text STORAGE PLAIN) WITH (fillfactor = 70);
