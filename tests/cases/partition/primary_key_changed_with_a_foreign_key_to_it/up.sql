ALTER TABLE notes DROP CONSTRAINT "fk-notes-event_id-event_at";
ALTER TABLE events DROP CONSTRAINT events_pkey;
ALTER TABLE events ADD CONSTRAINT "pk-events" PRIMARY KEY (id, at, slug);
