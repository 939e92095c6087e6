-- up

BEGIN;
CREATE FUNCTION stories_year_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.year_new := NEW.year::integer;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN year_new integer;

CREATE TRIGGER zz_year_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_year_both();
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
        pages := pg_relation_size('stories')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE stories
        SET year_new = year::integer
        WHERE year_new IS NULL AND year IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.year_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_year_not_null_new
    NOT NULL year_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_year_not_null_new;

BEGIN;
DROP TRIGGER zz_year_both ON stories;
ALTER TABLE stories DROP COLUMN year;
ALTER TABLE stories RENAME COLUMN year_new TO year;
ALTER TABLE stories ALTER COLUMN year SET DEFAULT 0;

ALTER TABLE stories
    RENAME CONSTRAINT stories_year_not_null_new TO stories_year_not_null;

DROP FUNCTION stories_year_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_year_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.year_new := NEW.year;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN year_new text;

CREATE TRIGGER zz_year_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_year_both();
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
        pages := pg_relation_size('stories')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE stories
        SET year_new = year
        WHERE year_new IS NULL AND year IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.year_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_year_not_null_new
    NOT NULL year_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_year_not_null_new;

BEGIN;
DROP TRIGGER zz_year_both ON stories;
ALTER TABLE stories DROP COLUMN year;
ALTER TABLE stories RENAME COLUMN year_new TO year;
ALTER TABLE stories ALTER COLUMN year SET DEFAULT '0'::text;

ALTER TABLE stories
    RENAME CONSTRAINT stories_year_not_null_new TO stories_year_not_null;

DROP FUNCTION stories_year_both();
COMMIT;
