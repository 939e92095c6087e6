GRANT SELECT ON stories, poems TO pg_monitor;
