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
        pages := pg_relation_size('events_rest')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE events_rest
        SET weight = DEFAULT
        WHERE weight IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling events_rest.weight: % of % pages',
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
        pages := pg_relation_size('events_few_2024')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE events_few_2024
        SET weight = DEFAULT
        WHERE weight IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling events_few_2024.weight: % of % pages',
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
        pages := pg_relation_size('events_few_rest')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE events_few_rest
        SET weight = DEFAULT
        WHERE weight IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling events_few_rest.weight: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE events ADD CONSTRAINT events_weight_not_null
    NOT NULL weight NOT VALID;

ALTER TABLE events VALIDATE CONSTRAINT events_weight_not_null;

ALTER TABLE ONLY events ADD CONSTRAINT events_slug_key UNIQUE (slug, id, at);

ALTER TABLE ONLY events_few ADD CONSTRAINT events_few_events_slug_key
    UNIQUE (slug, id, at);

CREATE UNIQUE INDEX CONCURRENTLY events_rest_events_slug_key ON events_rest
    (slug, id, at);

ALTER TABLE events_rest
    ADD CONSTRAINT events_rest_events_slug_key UNIQUE USING INDEX events_rest_events_slug_key;

CREATE UNIQUE INDEX CONCURRENTLY events_few_2024_events_slug_key ON events_few_2024
    (slug, id, at);

ALTER TABLE events_few_2024
    ADD CONSTRAINT events_few_2024_events_slug_key UNIQUE USING INDEX events_few_2024_events_slug_key;

CREATE UNIQUE INDEX CONCURRENTLY events_few_rest_events_slug_key ON events_few_rest
    (slug, id, at);

ALTER TABLE events_few_rest
    ADD CONSTRAINT events_few_rest_events_slug_key UNIQUE USING INDEX events_few_rest_events_slug_key;

BEGIN;
ALTER INDEX events_few_events_slug_key
    ATTACH PARTITION events_few_rest_events_slug_key;

ALTER INDEX events_few_events_slug_key
    ATTACH PARTITION events_few_2024_events_slug_key;
COMMIT;

BEGIN;
ALTER INDEX events_slug_key ATTACH PARTITION events_rest_events_slug_key;
ALTER INDEX events_slug_key ATTACH PARTITION events_few_events_slug_key;

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

ALTER TABLE events ADD CONSTRAINT "fk-events-host_id" FOREIGN KEY (host_id)
    REFERENCES hosts (id) NOT VALID;

ALTER TABLE events VALIDATE CONSTRAINT "fk-events-host_id";

CREATE INDEX events_slug_idx ON ONLY events (slug);

CREATE INDEX events_few_events_slug_idx ON ONLY events_few (slug);

CREATE INDEX CONCURRENTLY events_rest_events_slug_idx ON events_rest (slug);

CREATE INDEX CONCURRENTLY events_few_2024_events_slug_idx ON events_few_2024
    (slug);

CREATE INDEX CONCURRENTLY events_few_rest_events_slug_idx ON events_few_rest
    (slug);

BEGIN;
ALTER INDEX events_few_events_slug_idx
    ATTACH PARTITION events_few_rest_events_slug_idx;

ALTER INDEX events_few_events_slug_idx
    ATTACH PARTITION events_few_2024_events_slug_idx;
COMMIT;

BEGIN;
ALTER INDEX events_slug_idx ATTACH PARTITION events_rest_events_slug_idx;
ALTER INDEX events_slug_idx ATTACH PARTITION events_few_events_slug_idx;

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

ALTER TABLE events DROP CONSTRAINT "fk-events-host_id";

-- Programs wait for this: the table is partitioned.
DROP INDEX events_slug_idx;

BEGIN;
ALTER TABLE events DROP CONSTRAINT events_slug_key;
ALTER TABLE events DROP CONSTRAINT events_slug_check;
ALTER TABLE events DROP COLUMN weight;
COMMIT;
