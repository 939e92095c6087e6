ALTER TABLE events DROP CONSTRAINT "pk-events";
ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);

ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at"
    FOREIGN KEY (event_id, event_at) REFERENCES events (id, at);
