-- up

-- Programs wait for this: the table is partitioned.
ALTER TABLE events ADD CONSTRAINT events_slug_key UNIQUE (slug, id);

ALTER TABLE events ADD CONSTRAINT events_slug_check CHECK (slug <> '') NOT VALID;

ALTER TABLE events VALIDATE CONSTRAINT events_slug_check;

-- Programs wait for this: the table is partitioned.
CREATE UNIQUE INDEX events_id_idx ON events (id, at DESC);

-- Programs wait for this: the table is partitioned.
CREATE INDEX events_slug_idx ON events ((lower(slug))) WHERE slug <> '';

-- down

-- Programs wait for this: the table is partitioned.
DROP INDEX events_id_idx;

-- Programs wait for this: the table is partitioned.
DROP INDEX events_slug_idx;

BEGIN;
ALTER TABLE events DROP CONSTRAINT events_slug_key;
ALTER TABLE events DROP CONSTRAINT events_slug_check;
COMMIT;
