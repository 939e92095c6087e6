-- up

BEGIN;
CREATE FUNCTION stories_tags_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.tags_new := NEW.tags;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN tags_new text[];

CREATE TRIGGER zz_tags_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_tags_both();
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
        SET tags_new = tags
        WHERE tags_new IS NULL AND tags IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.tags_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_tags_not_null_new
    NOT NULL tags_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_tags_not_null_new;

BEGIN;
DROP TRIGGER zz_tags_both ON stories;
ALTER TABLE stories DROP COLUMN tags;
ALTER TABLE stories RENAME COLUMN tags_new TO tags;

ALTER TABLE stories
    RENAME CONSTRAINT stories_tags_not_null_new TO stories_tags_not_null;

DROP FUNCTION stories_tags_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_tags_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.tags_new := NEW.tags;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN tags_new character varying[];

CREATE TRIGGER zz_tags_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_tags_both();
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
        SET tags_new = tags
        WHERE tags_new IS NULL AND tags IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.tags_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_tags_not_null_new
    NOT NULL tags_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_tags_not_null_new;

BEGIN;
DROP TRIGGER zz_tags_both ON stories;
ALTER TABLE stories DROP COLUMN tags;
ALTER TABLE stories RENAME COLUMN tags_new TO tags;

ALTER TABLE stories
    RENAME CONSTRAINT stories_tags_not_null_new TO stories_tags_not_null;

DROP FUNCTION stories_tags_both();
COMMIT;
