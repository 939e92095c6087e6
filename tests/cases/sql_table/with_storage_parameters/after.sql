CREATE TABLE visits (id integer, path text) WITH (fillfactor = 70, toast.autovacuum_enabled = false);
