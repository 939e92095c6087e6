-- up

ALTER TABLE notes DROP CONSTRAINT "fk-notes-event_id-event_at";

-- Programs wait for this: the table is partitioned.
BEGIN;
ALTER TABLE events DROP CONSTRAINT events_pkey;
ALTER TABLE events ADD CONSTRAINT "pk-events" PRIMARY KEY (id, at, slug);
COMMIT;

-- down

-- Programs wait for this: the table is partitioned.
BEGIN;
ALTER TABLE events DROP CONSTRAINT "pk-events";
ALTER TABLE events ADD CONSTRAINT events_pkey PRIMARY KEY (id, at);

ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at"
    FOREIGN KEY (event_id, event_at) REFERENCES events (id, at) NOT VALID;
COMMIT;

ALTER TABLE notes VALIDATE CONSTRAINT "fk-notes-event_id-event_at";
