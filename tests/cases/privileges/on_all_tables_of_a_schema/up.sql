GRANT SELECT ON TABLE poems TO pg_monitor;
GRANT SELECT ON TABLE stories TO pg_monitor;
