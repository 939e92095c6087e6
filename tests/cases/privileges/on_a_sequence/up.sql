GRANT SELECT, USAGE ON SEQUENCE stories_id_seq TO pg_monitor;
