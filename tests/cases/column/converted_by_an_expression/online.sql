-- up

BEGIN;
CREATE FUNCTION stories_published_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.published_new := (SELECT to_timestamp(published) FROM (SELECT NEW.*) AS it);
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN published_new timestamp with time zone;

CREATE TRIGGER zz_published_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_published_both();
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
        SET published_new = to_timestamp(published)
        WHERE published_new IS NULL AND published IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.published_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_published_not_null_new
    NOT NULL published_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_published_not_null_new;

BEGIN;
DROP TRIGGER zz_published_both ON stories;
ALTER TABLE stories DROP COLUMN published;
ALTER TABLE stories RENAME COLUMN published_new TO published;

ALTER TABLE stories
    RENAME CONSTRAINT stories_published_not_null_new TO stories_published_not_null;

DROP FUNCTION stories_published_both();
COMMIT;

-- down

BEGIN;
CREATE FUNCTION stories_published_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.published_new := (SELECT extract(epoch FROM published)::bigint FROM (SELECT NEW.*) AS it);
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN published_new bigint;

CREATE TRIGGER zz_published_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_published_both();
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
        SET published_new = extract(epoch FROM published)::bigint
        WHERE published_new IS NULL AND published IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.published_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_published_not_null_new
    NOT NULL published_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_published_not_null_new;

BEGIN;
DROP TRIGGER zz_published_both ON stories;
ALTER TABLE stories DROP COLUMN published;
ALTER TABLE stories RENAME COLUMN published_new TO published;

ALTER TABLE stories
    RENAME CONSTRAINT stories_published_not_null_new TO stories_published_not_null;

DROP FUNCTION stories_published_both();
COMMIT;
