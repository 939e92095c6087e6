REVOKE UPDATE ON TABLE stories FROM pg_monitor;
REVOKE INSERT ON TABLE stories FROM pg_monitor;
GRANT INSERT ON TABLE stories TO pg_monitor;
GRANT UPDATE ON TABLE stories TO pg_monitor WITH GRANT OPTION;
