GRANT SELECT, INSERT ON stories TO pg_monitor;
GRANT UPDATE (name) ON stories TO pg_monitor;
GRANT SELECT (name) ON stories TO PUBLIC;
