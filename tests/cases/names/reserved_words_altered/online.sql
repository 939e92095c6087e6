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
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('"user"') LOOP
        UPDATE "user"
        SET order_new = "order"
        WHERE order_new IS NULL AND "order" IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
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
DECLARE
    page bigint := 0;
BEGIN
    WHILE page * current_setting('block_size')::bigint
        < pg_relation_size('"user"') LOOP
        UPDATE "user"
        SET order_new = "order"
        WHERE order_new IS NULL AND "order" IS NOT NULL
            AND ctid >= format('(%s,0)', page)::tid
            AND ctid < format('(%s,0)', page + 100)::tid;
        COMMIT;
        page := page + 100;
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
