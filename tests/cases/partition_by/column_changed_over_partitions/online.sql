-- up

BEGIN;
ALTER TABLE events ALTER COLUMN what DROP NOT NULL;
ALTER TABLE events ADD COLUMN n integer;
COMMIT;

-- down

ALTER TABLE events ADD CONSTRAINT events_what_not_null NOT NULL what NOT VALID;

ALTER TABLE events VALIDATE CONSTRAINT events_what_not_null;

ALTER TABLE events DROP COLUMN n;
