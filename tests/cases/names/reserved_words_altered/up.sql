ALTER TABLE "user" ALTER COLUMN "order" TYPE bigint;
ALTER TABLE "user" ALTER COLUMN "order" SET DEFAULT 1;
ALTER TABLE "user" ADD COLUMN "group" character varying;
COMMENT ON COLUMN "user"."order" IS 'end';
