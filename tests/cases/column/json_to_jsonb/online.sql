-- up

BEGIN;
CREATE FUNCTION stories_outline_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.outline_new := NEW.outline;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN outline_new jsonb;

CREATE TRIGGER zz_outline_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_outline_both();
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
        SET outline_new = outline
        WHERE outline_new IS NULL AND outline IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.outline_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_outline_not_null_new
    NOT NULL outline_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_outline_not_null_new;

BEGIN;
DROP TRIGGER zz_outline_both ON stories;
ALTER TABLE stories DROP COLUMN outline;
ALTER TABLE stories RENAME COLUMN outline_new TO outline;

ALTER TABLE stories
    RENAME CONSTRAINT stories_outline_not_null_new TO stories_outline_not_null;

DROP FUNCTION stories_outline_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_outline_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.outline_new := NEW.outline;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN outline_new json;

CREATE TRIGGER zz_outline_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_outline_both();
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
        SET outline_new = outline
        WHERE outline_new IS NULL AND outline IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.outline_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_outline_not_null_new
    NOT NULL outline_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_outline_not_null_new;

BEGIN;
DROP TRIGGER zz_outline_both ON stories;
ALTER TABLE stories DROP COLUMN outline;
ALTER TABLE stories RENAME COLUMN outline_new TO outline;

ALTER TABLE stories
    RENAME CONSTRAINT stories_outline_not_null_new TO stories_outline_not_null;

DROP FUNCTION stories_outline_both();
COMMIT;
