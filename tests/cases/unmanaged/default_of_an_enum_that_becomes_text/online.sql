-- up

BEGIN;
CREATE FUNCTION stories_status_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.status_new := NEW.status;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN status_new text;

CREATE TRIGGER zz_status_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_status_both();
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
        SET status_new = status
        WHERE status_new IS NULL AND status IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.status_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_status_not_null_new
    NOT NULL status_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_status_not_null_new;

BEGIN;
DROP TRIGGER zz_status_both ON stories;
ALTER TABLE stories DROP COLUMN status;
ALTER TABLE stories RENAME COLUMN status_new TO status;
ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft';

ALTER TABLE stories
    RENAME CONSTRAINT stories_status_not_null_new TO stories_status_not_null;

DROP FUNCTION stories_status_both();
DROP TYPE story_status;
COMMIT;

-- down

CREATE TYPE story_status AS ENUM ('draft', 'published');

BEGIN;
CREATE FUNCTION stories_status_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.status_new := NEW.status::story_status;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN status_new story_status;

CREATE TRIGGER zz_status_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_status_both();
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
        SET status_new = status::story_status
        WHERE status_new IS NULL AND status IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.status_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_status_not_null_new
    NOT NULL status_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_status_not_null_new;

BEGIN;
DROP TRIGGER zz_status_both ON stories;
ALTER TABLE stories DROP COLUMN status;
ALTER TABLE stories RENAME COLUMN status_new TO status;
ALTER TABLE stories ALTER COLUMN status SET DEFAULT 'draft'::story_status;

ALTER TABLE stories
    RENAME CONSTRAINT stories_status_not_null_new TO stories_status_not_null;

DROP FUNCTION stories_status_both();
COMMIT;
