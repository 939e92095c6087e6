ALTER TABLE events DROP CONSTRAINT "fk-events-host_id";
ALTER TABLE notes DROP CONSTRAINT "fk-notes-event_id-event_at";
