GRANT UPDATE (words) ON stories TO pg_monitor;
