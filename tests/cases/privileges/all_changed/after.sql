GRANT SELECT, UPDATE ON stories TO pg_monitor; GRANT ALL ON stories TO pg_read_all_data;
