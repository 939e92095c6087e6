-- up

ALTER TABLE stories ALTER COLUMN price TYPE numeric;

-- down

BEGIN;
CREATE FUNCTION stories_price_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.price_new := NEW.price;
    RETURN NEW;
END
$$;

ALTER TABLE stories ADD COLUMN price_new numeric(10,2);

CREATE TRIGGER zz_price_both BEFORE INSERT OR UPDATE ON stories
    FOR EACH ROW EXECUTE FUNCTION stories_price_both();
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
        SET price_new = price
        WHERE price_new IS NULL AND price IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling stories.price_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE stories ADD CONSTRAINT stories_price_not_null_new
    NOT NULL price_new NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT stories_price_not_null_new;

BEGIN;
DROP TRIGGER zz_price_both ON stories;
ALTER TABLE stories DROP COLUMN price;
ALTER TABLE stories RENAME COLUMN price_new TO price;

ALTER TABLE stories
    RENAME CONSTRAINT stories_price_not_null_new TO stories_price_not_null;

DROP FUNCTION stories_price_both();
COMMIT;
