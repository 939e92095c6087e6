REVOKE ALL ON TABLE stories FROM pg_read_all_data;
GRANT ALL ON TABLE stories TO pg_monitor;
GRANT SELECT ON TABLE stories TO pg_read_all_data;
