-- up

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
        SET author_id = 2
        WHERE author_id IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.author_id: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

BEGIN;
SET CONSTRAINTS ALL IMMEDIATE;

ALTER TABLE stories ADD CONSTRAINT stories_author_id_not_null
    NOT NULL author_id NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT stories_author_id_not_null;

-- down

ALTER TABLE stories ALTER COLUMN author_id DROP NOT NULL;
