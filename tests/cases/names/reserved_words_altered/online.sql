-- up

BEGIN;
CREATE FUNCTION user_order_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.order_new := NEW."order";
    RETURN NEW;
END
$$;

ALTER TABLE "user" ADD COLUMN order_new bigint;

CREATE TRIGGER zz_order_both BEFORE INSERT OR UPDATE ON "user"
    FOR EACH ROW EXECUTE FUNCTION user_order_both();
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
        pages := pg_relation_size('"user"')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE "user"
        SET order_new = "order"
        WHERE order_new IS NULL AND "order" IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling "user".order_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE "user" ADD CONSTRAINT user_order_not_null_new
    NOT NULL order_new NOT VALID;

ALTER TABLE "user" VALIDATE CONSTRAINT user_order_not_null_new;

BEGIN;
DROP TRIGGER zz_order_both ON "user";
ALTER TABLE "user" DROP COLUMN "order";
ALTER TABLE "user" RENAME COLUMN order_new TO "order";
ALTER TABLE "user" ALTER COLUMN "order" SET DEFAULT 1;

ALTER TABLE "user"
    RENAME CONSTRAINT user_order_not_null_new TO user_order_not_null;

DROP FUNCTION user_order_both();
ALTER TABLE "user" ADD COLUMN "group" character varying;
COMMENT ON COLUMN "user"."order" IS 'end';
COMMIT;

-- down

BEGIN;
CREATE FUNCTION user_order_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.order_new := NEW."order";
    RETURN NEW;
END
$$;

ALTER TABLE "user" ADD COLUMN order_new integer;

CREATE TRIGGER zz_order_both BEFORE INSERT OR UPDATE ON "user"
    FOR EACH ROW EXECUTE FUNCTION user_order_both();
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
        pages := pg_relation_size('"user"')
            / current_setting('block_size')::bigint;
        EXIT WHEN page >= pages;
        UPDATE "user"
        SET order_new = "order"
        WHERE order_new IS NULL AND "order" IS NOT NULL
            AND ctid >= format('(%s,0)', batch.page)::tid
            AND ctid < format('(%s,0)', batch.page + batch.size)::tid;
        COMMIT;
        page := page + size;
        RAISE NOTICE 'filling "user".order_new: % of % pages',
            least(page, pages), pages;
        PERFORM pg_sleep(pause);
    END LOOP;
END
$$;

ALTER TABLE "user" ADD CONSTRAINT user_order_not_null_new
    NOT NULL order_new NOT VALID;

ALTER TABLE "user" VALIDATE CONSTRAINT user_order_not_null_new;

BEGIN;
DROP TRIGGER zz_order_both ON "user";
ALTER TABLE "user" DROP COLUMN "order";
ALTER TABLE "user" RENAME COLUMN order_new TO "order";

ALTER TABLE "user"
    RENAME CONSTRAINT user_order_not_null_new TO user_order_not_null;

DROP FUNCTION user_order_both();
ALTER TABLE "user" DROP COLUMN "group";
COMMENT ON COLUMN "user"."order" IS NULL;
COMMIT;
