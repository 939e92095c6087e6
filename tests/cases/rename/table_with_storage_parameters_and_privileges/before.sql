ALTER TABLE stories SET (fillfactor = 90); ALTER TABLE stories REPLICA IDENTITY FULL; REVOKE DELETE ON stories FROM pg_monitor;
