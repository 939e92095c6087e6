ALTER TABLE stories RESET (fillfactor);
ALTER TABLE stories SET (autovacuum_vacuum_threshold = '100');
ALTER TABLE stories SET (toast.autovacuum_enabled = 'off');
