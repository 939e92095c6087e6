REVOKE INSERT, SELECT ON TABLE stories FROM pg_monitor;
REVOKE UPDATE (title) ON TABLE stories FROM pg_monitor;
