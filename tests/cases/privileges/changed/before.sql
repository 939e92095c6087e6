GRANT SELECT, INSERT ON stories TO pg_monitor;
