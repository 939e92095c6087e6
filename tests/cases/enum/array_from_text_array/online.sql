-- up

CREATE TYPE story_status AS ENUM ('draft', 'published');

BEGIN;
CREATE FUNCTION stories_history_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.history_new := NEW.history::story_status[];
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN history_new story_status[];

CREATE TRIGGER zz_history_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_history_both();
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
        SET history_new = history::story_status[]
        WHERE history_new IS NULL AND history IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.history_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_history_not_null_new
    NOT NULL history_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_history_not_null_new;

BEGIN;
DROP TRIGGER zz_history_both ON stories;
ALTER TABLE stories DROP COLUMN history;
ALTER TABLE stories RENAME COLUMN history_new TO history;

ALTER TABLE stories
    RENAME CONSTRAINT stories_history_not_null_new TO stories_history_not_null;

DROP FUNCTION stories_history_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_history_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.history_new := NEW.history;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN history_new text[];

CREATE TRIGGER zz_history_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_history_both();
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
        SET history_new = history
        WHERE history_new IS NULL AND history IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.history_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_history_not_null_new
    NOT NULL history_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_history_not_null_new;

BEGIN;
DROP TRIGGER zz_history_both ON stories;
ALTER TABLE stories DROP COLUMN history;
ALTER TABLE stories RENAME COLUMN history_new TO history;

ALTER TABLE stories
    RENAME CONSTRAINT stories_history_not_null_new TO stories_history_not_null;

DROP FUNCTION stories_history_both();
DROP TYPE story_status;
COMMIT;
