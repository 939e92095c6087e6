REVOKE DELETE ON stories FROM pg_monitor;
