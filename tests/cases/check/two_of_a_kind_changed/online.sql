-- up

BEGIN;
ALTER TABLE stories DROP CONSTRAINT "ck ""title""";
ALTER TABLE stories DROP CONSTRAINT ck_stories_price;

ALTER TABLE stories ADD CONSTRAINT "ck ""title""" CHECK (length(title) > 1)
    NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "ck ""title""";

ALTER TABLE stories ADD CONSTRAINT ck_stories_price
    CHECK (price > 0 AND price < 1000) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_price;

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT "ck ""title""";
ALTER TABLE stories DROP CONSTRAINT ck_stories_price;

ALTER TABLE stories ADD CONSTRAINT "ck ""title"""
    CHECK ((title)::text <> ''::text) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "ck ""title""";

ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0) NOT VALID;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_price;
