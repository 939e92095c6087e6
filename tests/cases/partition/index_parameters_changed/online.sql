-- up

-- Programs wait for this: the table is partitioned.
DROP INDEX events_slug_idx;

CREATE INDEX events_slug_idx ON ONLY events (slug) WITH (fillfactor = 80);

CREATE INDEX CONCURRENTLY events_2024_events_slug_idx ON events_2024 (slug)
    WITH (fillfactor = 80);

CREATE INDEX CONCURRENTLY events_rest_events_slug_idx ON events_rest (slug)
    WITH (fillfactor = 80);

BEGIN;
ALTER INDEX events_slug_idx ATTACH PARTITION events_rest_events_slug_idx;
ALTER INDEX events_slug_idx ATTACH PARTITION events_2024_events_slug_idx;

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
DROP INDEX events_slug_idx;

CREATE INDEX events_slug_idx ON ONLY events (slug) WITH (fillfactor = 70);

CREATE INDEX CONCURRENTLY events_2024_events_slug_idx ON events_2024 (slug)
    WITH (fillfactor = 70);

CREATE INDEX CONCURRENTLY events_rest_events_slug_idx ON events_rest (slug)
    WITH (fillfactor = 70);

BEGIN;
ALTER INDEX events_slug_idx ATTACH PARTITION events_rest_events_slug_idx;
ALTER INDEX events_slug_idx ATTACH PARTITION events_2024_events_slug_idx;

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
