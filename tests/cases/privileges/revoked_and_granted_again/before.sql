GRANT SELECT, DELETE ON stories TO pg_monitor;
