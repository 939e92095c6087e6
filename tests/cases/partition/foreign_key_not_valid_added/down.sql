ALTER TABLE events DROP CONSTRAINT "fk-events-host_id";
