REVOKE SELECT, USAGE ON SEQUENCE stories_id_seq FROM pg_monitor;
DROP TABLE stories;
