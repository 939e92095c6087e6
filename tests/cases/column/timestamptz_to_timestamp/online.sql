-- up

BEGIN;
CREATE FUNCTION stories_told_at_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.told_at_new := NEW.told_at AT TIME ZONE 'UTC';
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN told_at_new timestamp without time zone;

CREATE TRIGGER zz_told_at_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_told_at_both();
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
        SET told_at_new = told_at AT TIME ZONE 'UTC'
        WHERE told_at_new IS NULL AND told_at IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.told_at_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_told_at_not_null_new
    NOT NULL told_at_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_told_at_not_null_new;

BEGIN;
DROP TRIGGER zz_told_at_both ON stories;
ALTER TABLE stories DROP COLUMN told_at;
ALTER TABLE stories RENAME COLUMN told_at_new TO told_at;

ALTER TABLE stories
    RENAME CONSTRAINT stories_told_at_not_null_new TO stories_told_at_not_null;

DROP FUNCTION stories_told_at_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_told_at_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.told_at_new := NEW.told_at AT TIME ZONE 'UTC';
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN told_at_new timestamp with time zone;

CREATE TRIGGER zz_told_at_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_told_at_both();
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
        SET told_at_new = told_at AT TIME ZONE 'UTC'
        WHERE told_at_new IS NULL AND told_at IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.told_at_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_told_at_not_null_new
    NOT NULL told_at_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_told_at_not_null_new;

BEGIN;
DROP TRIGGER zz_told_at_both ON stories;
ALTER TABLE stories DROP COLUMN told_at;
ALTER TABLE stories RENAME COLUMN told_at_new TO told_at;

ALTER TABLE stories
    RENAME CONSTRAINT stories_told_at_not_null_new TO stories_told_at_not_null;

DROP FUNCTION stories_told_at_both();
COMMIT;
