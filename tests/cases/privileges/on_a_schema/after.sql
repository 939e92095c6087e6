GRANT USAGE ON SCHEMA app TO pg_monitor, PUBLIC;
GRANT SELECT ON app.stories TO pg_monitor;
