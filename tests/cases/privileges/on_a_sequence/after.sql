GRANT USAGE, SELECT ON SEQUENCE stories_id_seq TO pg_monitor;
