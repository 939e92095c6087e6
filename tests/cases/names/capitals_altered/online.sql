-- up

ALTER TABLE "Stories" ADD CONSTRAINT "Stories_WordCount_not_null"
    NOT NULL "WordCount" NOT VALID;

ALTER TABLE "Stories" VALIDATE CONSTRAINT "Stories_WordCount_not_null";

ALTER TABLE "Stories" ADD COLUMN "PageCount" integer DEFAULT 0 NOT NULL;

-- down

BEGIN;
ALTER TABLE "Stories" ALTER COLUMN "WordCount" DROP NOT NULL;
ALTER TABLE "Stories" DROP COLUMN "PageCount";
COMMIT;
