-- up

ALTER TABLE "say ""hi""" ADD COLUMN """" integer;

CREATE UNIQUE INDEX CONCURRENTLY "say ""hi""_a ""title""_key" ON "say ""hi"""
    ("a ""title""");

ALTER TABLE "say ""hi"""
    ADD CONSTRAINT "say ""hi""_a ""title""_key" UNIQUE USING INDEX "say ""hi""_a ""title""_key";

-- down

BEGIN;
ALTER TABLE "say ""hi""" DROP CONSTRAINT "say ""hi""_a ""title""_key";
ALTER TABLE "say ""hi""" DROP COLUMN """";
COMMIT;
