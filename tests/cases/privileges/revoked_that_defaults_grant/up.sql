REVOKE UPDATE ON TABLE stories FROM pg_monitor;
REVOKE DELETE ON TABLE stories FROM pg_monitor;
