-- up

ALTER TABLE ONLY events ADD CONSTRAINT events_slug_key UNIQUE (slug, id);

CREATE UNIQUE INDEX CONCURRENTLY events_0_events_slug_key ON events_0 (slug, id);

ALTER TABLE events_0
    ADD CONSTRAINT events_0_events_slug_key UNIQUE USING INDEX events_0_events_slug_key;

CREATE UNIQUE INDEX CONCURRENTLY events_1_events_slug_key ON events_1 (slug, id);

ALTER TABLE events_1
    ADD CONSTRAINT events_1_events_slug_key UNIQUE USING INDEX events_1_events_slug_key;

BEGIN;
ALTER INDEX events_slug_key ATTACH PARTITION events_1_events_slug_key;
ALTER INDEX events_slug_key ATTACH PARTITION events_0_events_slug_key;

DO $$
BEGIN
    IF NOT (
        SELECT indisvalid FROM pg_index
        WHERE indexrelid = 'events_slug_key'::regclass
    ) THEN
        RAISE EXCEPTION 'a partition of events has no index in events_slug_key'
            USING HINT = 'Create it concurrently, attach it, and run this again.';
    END IF;
END
$$;

ALTER TABLE events ADD CONSTRAINT events_slug_check CHECK (slug <> '') NOT VALID;
COMMIT;

ALTER TABLE events VALIDATE CONSTRAINT events_slug_check;

CREATE UNIQUE INDEX events_id_idx ON ONLY events (id, at DESC);

CREATE UNIQUE INDEX CONCURRENTLY events_0_events_id_idx ON events_0
    (id, at DESC);

CREATE UNIQUE INDEX CONCURRENTLY events_1_events_id_idx ON events_1
    (id, at DESC);

BEGIN;
ALTER INDEX events_id_idx ATTACH PARTITION events_1_events_id_idx;
ALTER INDEX events_id_idx ATTACH PARTITION events_0_events_id_idx;

DO $$
BEGIN
    IF NOT (
        SELECT indisvalid FROM pg_index
        WHERE indexrelid = 'events_id_idx'::regclass
    ) THEN
        RAISE EXCEPTION 'a partition of events has no index in events_id_idx'
            USING HINT = 'Create it concurrently, attach it, and run this again.';
    END IF;
END
$$;

CREATE INDEX events_slug_idx ON ONLY events ((lower(slug))) WHERE slug <> '';
COMMIT;

CREATE INDEX CONCURRENTLY events_0_events_slug_idx ON events_0 ((lower(slug)))
    WHERE slug <> '';

CREATE INDEX CONCURRENTLY events_1_events_slug_idx ON events_1 ((lower(slug)))
    WHERE slug <> '';

BEGIN;
ALTER INDEX events_slug_idx ATTACH PARTITION events_1_events_slug_idx;
ALTER INDEX events_slug_idx ATTACH PARTITION events_0_events_slug_idx;

DO $$
BEGIN
    IF NOT (
        SELECT indisvalid FROM pg_index
        WHERE indexrelid = 'events_slug_idx'::regclass
    ) THEN
        RAISE EXCEPTION 'a partition of events has no index in events_slug_idx'
            USING HINT = 'Create it concurrently, attach it, and run this again.';
    END IF;
END
$$;
COMMIT;

-- down

-- Programs wait for this: the table is partitioned.
DROP INDEX events_id_idx;

-- Programs wait for this: the table is partitioned.
DROP INDEX events_slug_idx;

BEGIN;
ALTER TABLE events DROP CONSTRAINT events_slug_key;
ALTER TABLE events DROP CONSTRAINT events_slug_check;
COMMIT;
