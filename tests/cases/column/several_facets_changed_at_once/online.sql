-- up

BEGIN;
CREATE FUNCTION stories_pages_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.pages_new := NEW.pages;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN pages_new bigint;

CREATE TRIGGER zz_pages_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_pages_both();
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
        SET pages_new = pages
        WHERE pages_new IS NULL AND pages IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.pages_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_pages_both ON stories;
ALTER TABLE stories DROP COLUMN pages;
ALTER TABLE stories RENAME COLUMN pages_new TO pages;
ALTER TABLE stories ALTER COLUMN pages SET DEFAULT 1;
DROP FUNCTION stories_pages_both();

ALTER TABLE stories ADD CONSTRAINT stories_pages_not_null
    NOT NULL pages NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT stories_pages_not_null;

COMMENT ON COLUMN stories.pages IS 'Of the printed edition';

-- down

ALTER TABLE stories ALTER COLUMN pages DROP NOT NULL;

BEGIN;
CREATE FUNCTION stories_pages_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.pages_new := NEW.pages;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN pages_new integer;

CREATE TRIGGER zz_pages_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_pages_both();
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
        SET pages_new = pages
        WHERE pages_new IS NULL AND pages IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.pages_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

BEGIN;
DROP TRIGGER zz_pages_both ON stories;
ALTER TABLE stories DROP COLUMN pages;
ALTER TABLE stories RENAME COLUMN pages_new TO pages;
DROP FUNCTION stories_pages_both();
COMMENT ON COLUMN stories.pages IS NULL;
COMMIT;
