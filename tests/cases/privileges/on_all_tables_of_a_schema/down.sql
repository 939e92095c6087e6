REVOKE SELECT ON TABLE poems FROM pg_monitor;
REVOKE SELECT ON TABLE stories FROM pg_monitor;
