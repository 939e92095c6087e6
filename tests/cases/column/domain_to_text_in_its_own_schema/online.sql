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
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('shop.items') LOOP
        UPDATE shop.items
        SET slug_new = slug::shop.slug
        WHERE slug_new IS NULL AND slug IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
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
