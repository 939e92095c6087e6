REVOKE DELETE ON TABLE stories FROM pg_monitor;
GRANT UPDATE ON TABLE stories TO pg_monitor;
