ALTER TABLE "say ""hi""" DROP CONSTRAINT "say ""hi""_a ""title""_key";
ALTER TABLE "say ""hi""" DROP COLUMN """";
