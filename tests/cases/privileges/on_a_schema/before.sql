GRANT CREATE ON SCHEMA app TO pg_monitor;
