-- up

BEGIN;
CREATE SEQUENCE numbers_of_the_orders_that_were_placed_in_the_shop_around_the_c;
ALTER TABLE stories ADD COLUMN number bigint;

ALTER TABLE stories ALTER COLUMN number
    SET DEFAULT nextval('public.numbers_of_the_orders_that_were_placed_in_the_shop_around_the_corner');
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
        SET number = DEFAULT
        WHERE number IS NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.number: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_number_not_null
    NOT NULL number NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_number_not_null;

-- down

BEGIN;
ALTER TABLE stories DROP COLUMN number;
DROP SEQUENCE numbers_of_the_orders_that_were_placed_in_the_shop_around_the_c;
COMMIT;
