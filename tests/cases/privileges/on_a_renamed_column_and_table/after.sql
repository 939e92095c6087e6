GRANT SELECT ON tales TO pg_monitor;
GRANT UPDATE (name) ON tales TO pg_monitor;
GRANT SELECT (name) ON tales TO PUBLIC;
