-- up

BEGIN;
CREATE FUNCTION batch_pages_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.pages_new := NEW.pages;
    RETURN NEW;
END
$$;

ALTER TABLE batch ADD COLUMN pages_new bigint;

CREATE TRIGGER zz_pages_both BEFORE INSERT OR UPDATE ON batch
    FOR EACH ROW EXECUTE FUNCTION batch_pages_both();
COMMIT;

DO $$
#variable_conflict use_column
<<batch_2>>
DECLARE
    size bigint := coalesce(
        nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
    pause float8 := coalesce(
        nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
    page bigint := 0;
    pages bigint;
BEGIN
    LOOP
        pages := pg_relation_size('batch')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE batch
        SET pages_new = pages
        WHERE pages_new IS NULL AND pages IS NOT NULL
            AND ctid >= format('(%s,0)', batch_2.page)::tid
            AND ctid < format('(%s,0)', batch_2.page + batch_2.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling batch.pages_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE batch ADD CONSTRAINT batch_pages_not_null_new
    NOT NULL pages_new NOT VALID;

ALTER TABLE batch VALIDATE CONSTRAINT batch_pages_not_null_new;

BEGIN;
DROP TRIGGER zz_pages_both ON batch;
ALTER TABLE batch DROP COLUMN pages;
ALTER TABLE batch RENAME COLUMN pages_new TO pages;

ALTER TABLE batch
    RENAME CONSTRAINT batch_pages_not_null_new TO batch_pages_not_null;

DROP FUNCTION batch_pages_both();
ALTER TABLE batch ADD COLUMN weight double precision;
ALTER TABLE batch ALTER COLUMN weight SET DEFAULT random();
COMMIT;

DO $$
#variable_conflict use_column
<<batch_2>>
DECLARE
    size bigint := coalesce(
        nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
    pause float8 := coalesce(
        nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
    page bigint := 0;
    pages bigint;
BEGIN
    LOOP
        pages := pg_relation_size('batch')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE batch
        SET weight = DEFAULT
        WHERE weight IS NULL
            AND ctid >= format('(%s,0)', batch_2.page)::tid
            AND ctid < format('(%s,0)', batch_2.page + batch_2.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling batch.weight: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE batch ADD CONSTRAINT batch_weight_not_null NOT NULL weight NOT VALID;

ALTER TABLE batch VALIDATE CONSTRAINT batch_weight_not_null;

-- down

BEGIN;
CREATE FUNCTION batch_pages_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.pages_new := NEW.pages;
    RETURN NEW;
END
$$;

ALTER TABLE batch ADD COLUMN pages_new integer;

CREATE TRIGGER zz_pages_both BEFORE INSERT OR UPDATE ON batch
    FOR EACH ROW EXECUTE FUNCTION batch_pages_both();
COMMIT;

DO $$
#variable_conflict use_column
<<batch_2>>
DECLARE
    size bigint := coalesce(
        nullif(current_setting('autogen.batch_size', true), '')::bigint, 100);
    pause float8 := coalesce(
        nullif(current_setting('autogen.batch_pause', true), '')::float8, 0);
    page bigint := 0;
    pages bigint;
BEGIN
    LOOP
        pages := pg_relation_size('batch')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE batch
        SET pages_new = pages
        WHERE pages_new IS NULL AND pages IS NOT NULL
            AND ctid >= format('(%s,0)', batch_2.page)::tid
            AND ctid < format('(%s,0)', batch_2.page + batch_2.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling batch.pages_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE batch ADD CONSTRAINT batch_pages_not_null_new
    NOT NULL pages_new NOT VALID;

ALTER TABLE batch VALIDATE CONSTRAINT batch_pages_not_null_new;

BEGIN;
DROP TRIGGER zz_pages_both ON batch;
ALTER TABLE batch DROP COLUMN pages;
ALTER TABLE batch RENAME COLUMN pages_new TO pages;

ALTER TABLE batch
    RENAME CONSTRAINT batch_pages_not_null_new TO batch_pages_not_null;

DROP FUNCTION batch_pages_both();
ALTER TABLE batch DROP COLUMN weight;
COMMIT;
