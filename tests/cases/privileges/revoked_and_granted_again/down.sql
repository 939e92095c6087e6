REVOKE UPDATE ON TABLE stories FROM pg_monitor;
GRANT DELETE ON TABLE stories TO pg_monitor;
