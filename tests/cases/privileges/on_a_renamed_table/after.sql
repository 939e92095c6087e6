GRANT SELECT, INSERT ON tales TO pg_monitor;
GRANT UPDATE (title) ON tales TO pg_monitor;
GRANT SELECT (title) ON tales TO PUBLIC;
