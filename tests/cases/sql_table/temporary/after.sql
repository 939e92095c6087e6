CREATE TEMP TABLE visits (id integer);
