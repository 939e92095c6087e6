CREATE UNLOGGED TABLE visits (id integer);
