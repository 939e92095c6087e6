-- up

-- Programs wait for this: the table is partitioned.
BEGIN;
ALTER TABLE notes DROP CONSTRAINT "fk-notes-event_id-event_at";
ALTER TABLE events ALTER COLUMN id TYPE numeric(20,0);
ALTER TABLE notes ALTER COLUMN event_id TYPE numeric(20,0);

ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at"
    FOREIGN KEY (event_id, event_at) REFERENCES events (id, at) NOT VALID;
COMMIT;

ALTER TABLE notes VALIDATE CONSTRAINT "fk-notes-event_id-event_at";

-- down

-- Programs wait for this: the table is partitioned.
BEGIN;
ALTER TABLE notes DROP CONSTRAINT "fk-notes-event_id-event_at";
ALTER TABLE events ALTER COLUMN id TYPE bigint;
ALTER TABLE notes ALTER COLUMN event_id TYPE bigint;

ALTER TABLE notes ADD CONSTRAINT "fk-notes-event_id-event_at"
    FOREIGN KEY (event_id, event_at) REFERENCES events (id, at) NOT VALID;
COMMIT;

ALTER TABLE notes VALIDATE CONSTRAINT "fk-notes-event_id-event_at";
