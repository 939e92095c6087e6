-- up

BEGIN;
CREATE SEQUENCE numbers_of_the_orders_that_were_placed_in_the_shop_around_the_c;
ALTER TABLE stories ADD COLUMN number bigint;

ALTER TABLE stories ALTER COLUMN number
    SET DEFAULT nextval('public.numbers_of_the_orders_that_were_placed_in_the_shop_around_the_corner');
COMMIT;

DO $$
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET number = nextval('public.numbers_of_the_orders_that_were_placed_in_the_shop_around_the_corner')
        WHERE number IS NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
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
