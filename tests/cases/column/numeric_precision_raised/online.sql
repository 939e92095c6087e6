-- up

ALTER TABLE stories ALTER COLUMN price TYPE numeric(12,2);

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
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('stories') LOOP
        UPDATE stories
        SET price_new = price
        WHERE price_new IS NULL AND price IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
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
