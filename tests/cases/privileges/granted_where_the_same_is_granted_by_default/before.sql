GRANT SELECT ON stories TO pg_monitor;
