ALTER TABLE "say ""hi""" ADD COLUMN """" integer;

ALTER TABLE "say ""hi""" ADD CONSTRAINT "say ""hi""_a ""title""_key"
    UNIQUE ("a ""title""");
