ALTER TABLE stories ADD COLUMN words integer;
GRANT UPDATE (words) ON TABLE stories TO pg_monitor;
