-- up

BEGIN;
ALTER TABLE events ADD COLUMN weight double precision;
ALTER TABLE events ALTER COLUMN weight SET DEFAULT random();
COMMIT;

DO $$
#variable_conflict use_column
<<batch>>
DECLARE
    size bigint := coalesce(
        nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
    pause float8 := coalesce(
        nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
    page bigint := 0;
    pages bigint;
BEGIN
    LOOP
        pages := pg_relation_size('events_2025')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE events_2025
        SET weight = DEFAULT
        WHERE weight IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling events_2025.weight: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

DO $$
#variable_conflict use_column
<<batch>>
DECLARE
    size bigint := coalesce(
        nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
    pause float8 := coalesce(
        nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
    page bigint := 0;
    pages bigint;
BEGIN
    LOOP
        pages := pg_relation_size('events_others')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE events_others
        SET weight = DEFAULT
        WHERE weight IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling events_others.weight: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE events ADD CONSTRAINT events_weight_not_null
    NOT NULL weight NOT VALID;

ALTER TABLE events VALIDATE CONSTRAINT events_weight_not_null;

ALTER TABLE ONLY events ADD CONSTRAINT "uq-events-what-at" UNIQUE (what, at);

CREATE UNIQUE INDEX CONCURRENTLY "events_2025_uq-events-what-at" ON events_2025
    (what, at);

ALTER TABLE events_2025
    ADD CONSTRAINT "events_2025_uq-events-what-at" UNIQUE USING INDEX "events_2025_uq-events-what-at";

CREATE UNIQUE INDEX CONCURRENTLY "events_others_uq-events-what-at" ON events_others
    (what, at);

ALTER TABLE events_others
    ADD CONSTRAINT "events_others_uq-events-what-at" UNIQUE USING INDEX "events_others_uq-events-what-at";

BEGIN;
ALTER INDEX "uq-events-what-at"
    ATTACH PARTITION "events_others_uq-events-what-at";

ALTER INDEX "uq-events-what-at" ATTACH PARTITION "events_2025_uq-events-what-at";

DO $$
BEGIN
    IF NOT (
        SELECT indisvalid FROM pg_index
        WHERE indexrelid = '"uq-events-what-at"'::regclass
    ) THEN
        RAISE EXCEPTION 'a partition of events has no index in "uq-events-what-at"'
            USING HINT = 'Create it concurrently, attach it, and run this again.';
    END IF;
END
$$;

ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id)
    REFERENCES hosts (id) NOT VALID;
COMMIT;

ALTER TABLE events VALIDATE CONSTRAINT "fk-events-host_id";

CREATE INDEX "idx-events-what" ON ONLY events (what);

CREATE INDEX CONCURRENTLY "events_2025_idx-events-what" ON events_2025 (what);

CREATE INDEX CONCURRENTLY "events_others_idx-events-what" ON events_others
    (what);

BEGIN;
ALTER INDEX "idx-events-what" ATTACH PARTITION "events_others_idx-events-what";
ALTER INDEX "idx-events-what" ATTACH PARTITION "events_2025_idx-events-what";

DO $$
BEGIN
    IF NOT (
        SELECT indisvalid FROM pg_index
        WHERE indexrelid = '"idx-events-what"'::regclass
    ) THEN
        RAISE EXCEPTION 'a partition of events has no index in "idx-events-what"'
            USING HINT = 'Create it concurrently, attach it, and run this again.';
    END IF;
END
$$;
COMMIT;

-- down

ALTER TABLE events DROP CONSTRAINT "fk-events-host_id";

-- Programs wait for this: the table is partitioned.
DROP INDEX "idx-events-what";

BEGIN;
ALTER TABLE events DROP CONSTRAINT "uq-events-what-at";
ALTER TABLE events DROP COLUMN weight;
COMMIT;
