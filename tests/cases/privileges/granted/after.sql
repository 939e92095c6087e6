GRANT SELECT, INSERT ON stories TO pg_monitor; GRANT UPDATE (title) ON stories TO pg_monitor WITH GRANT OPTION;
