ALTER TABLE stories RESET (autovacuum_vacuum_threshold);
ALTER TABLE stories RESET (toast.autovacuum_enabled);
ALTER TABLE stories SET (fillfactor = '90');
