-- up

BEGIN;
CREATE FUNCTION stories_external_id_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.external_id_new := NEW.external_id::uuid;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN external_id_new uuid;

CREATE TRIGGER zz_external_id_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_external_id_both();
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
        SET external_id_new = external_id::uuid
        WHERE external_id_new IS NULL AND external_id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.external_id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_external_id_both ON stories;
ALTER TABLE stories DROP COLUMN external_id;
ALTER TABLE stories RENAME COLUMN external_id_new TO external_id;
DROP FUNCTION stories_external_id_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_external_id_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.external_id_new := NEW.external_id;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN external_id_new text;

CREATE TRIGGER zz_external_id_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_external_id_both();
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
        SET external_id_new = external_id
        WHERE external_id_new IS NULL AND external_id IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.external_id_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_external_id_both ON stories;
ALTER TABLE stories DROP COLUMN external_id;
ALTER TABLE stories RENAME COLUMN external_id_new TO external_id;
DROP FUNCTION stories_external_id_both();
COMMIT;
