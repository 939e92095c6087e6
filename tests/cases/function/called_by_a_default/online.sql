-- up

BEGIN;
CREATE FUNCTION shout(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(t) || '!' $$;
ALTER TABLE stories ADD COLUMN motto character varying;
ALTER TABLE stories ALTER COLUMN motto SET DEFAULT shout('a'::text);
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
        SET motto = DEFAULT
        WHERE motto IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.motto: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_motto_not_null
    NOT NULL motto NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_motto_not_null;

-- down

-- Programs wait for this: there is no other way.
ALTER TABLE stories DROP COLUMN motto;

DROP FUNCTION shout(text);
