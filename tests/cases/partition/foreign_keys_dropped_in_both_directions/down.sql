ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id)
    REFERENCES hosts (id);

ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at"
    FOREIGN KEY (event_id, event_at) REFERENCES events (id, at);
