-- up

BEGIN;
CREATE FUNCTION stories_finished_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.finished_new := NEW.finished::boolean;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN finished_new boolean;

CREATE TRIGGER zz_finished_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_finished_both();
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
        SET finished_new = finished::boolean
        WHERE finished_new IS NULL AND finished IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.finished_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_finished_not_null_new
    NOT NULL finished_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_finished_not_null_new;

BEGIN;
DROP TRIGGER zz_finished_both ON stories;
ALTER TABLE stories DROP COLUMN finished;
ALTER TABLE stories RENAME COLUMN finished_new TO finished;

ALTER TABLE stories
    RENAME CONSTRAINT stories_finished_not_null_new TO stories_finished_not_null;

DROP FUNCTION stories_finished_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_finished_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.finished_new := NEW.finished;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN finished_new text;

CREATE TRIGGER zz_finished_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_finished_both();
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
        SET finished_new = finished
        WHERE finished_new IS NULL AND finished IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.finished_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_finished_not_null_new
    NOT NULL finished_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_finished_not_null_new;

BEGIN;
DROP TRIGGER zz_finished_both ON stories;
ALTER TABLE stories DROP COLUMN finished;
ALTER TABLE stories RENAME COLUMN finished_new TO finished;

ALTER TABLE stories
    RENAME CONSTRAINT stories_finished_not_null_new TO stories_finished_not_null;

DROP FUNCTION stories_finished_both();
COMMIT;
