REVOKE ALL ON TABLE stories FROM pg_monitor;
GRANT SELECT, UPDATE ON TABLE stories TO pg_monitor;
GRANT ALL ON TABLE stories TO pg_read_all_data;
