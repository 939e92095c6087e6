GRANT ALL ON stories TO pg_monitor; GRANT SELECT ON stories TO pg_read_all_data;
