GRANT INSERT, SELECT ON TABLE stories TO pg_monitor;
GRANT UPDATE (title) ON TABLE stories TO pg_monitor WITH GRANT OPTION;
