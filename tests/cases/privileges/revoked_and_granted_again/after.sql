REVOKE ALL ON ALL TABLES IN SCHEMA public FROM pg_monitor; GRANT SELECT ON stories TO pg_monitor; GRANT SELECT, UPDATE ON stories TO pg_monitor;
