GRANT SELECT, INSERT ON stories TO pg_monitor;
GRANT UPDATE (title) ON stories TO pg_monitor;
GRANT SELECT (title) ON stories TO PUBLIC;
