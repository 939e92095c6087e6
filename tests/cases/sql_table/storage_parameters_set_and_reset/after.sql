ALTER TABLE stories SET (toast.autovacuum_enabled = off, autovacuum_vacuum_threshold = 100);
