REVOKE UPDATE (words) ON TABLE stories FROM pg_monitor;
ALTER TABLE stories DROP COLUMN words;
