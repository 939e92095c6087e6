-- up

ALTER TABLE events DROP CONSTRAINT "fk-events-host_id";

ALTER TABLE notes DROP CONSTRAINT "fk-notes-event_id-event_at";

-- down

ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id)
    REFERENCES hosts (id) NOT VALID;

ALTER TABLE events VALIDATE CONSTRAINT "fk-events-host_id";

ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at"
    FOREIGN KEY (event_id, event_at) REFERENCES events (id, at) NOT VALID;

ALTER TABLE notes VALIDATE CONSTRAINT "fk-notes-event_id-event_at";
