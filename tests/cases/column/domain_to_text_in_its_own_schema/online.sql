-- up

ALTER TABLE shop.items ALTER COLUMN slug TYPE text;

-- down

BEGIN;
CREATE FUNCTION shop.items_slug_both() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    NEW.slug_new := NEW.slug::shop.slug;
    RETURN NEW;
END
$$;

ALTER TABLE shop.items ADD COLUMN slug_new shop.slug;

CREATE TRIGGER zz_slug_both BEFORE INSERT OR UPDATE ON shop.items
    FOR EACH ROW EXECUTE FUNCTION shop.items_slug_both();
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
        pages := pg_relation_size('shop.items')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE shop.items
        SET slug_new = slug::shop.slug
        WHERE slug_new IS NULL AND slug IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling shop.items.slug_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE shop.items ADD CONSTRAINT items_slug_not_null_new
    NOT NULL slug_new NOT VALID;

ALTER TABLE shop.items VALIDATE CONSTRAINT items_slug_not_null_new;

BEGIN;
DROP TRIGGER zz_slug_both ON shop.items;
ALTER TABLE shop.items DROP COLUMN slug;
ALTER TABLE shop.items RENAME COLUMN slug_new TO slug;

ALTER TABLE shop.items
    RENAME CONSTRAINT items_slug_not_null_new TO items_slug_not_null;

DROP FUNCTION shop.items_slug_both();
COMMIT;
