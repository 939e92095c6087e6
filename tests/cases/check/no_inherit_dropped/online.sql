-- up

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_price;
ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_price;

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_price;

ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0) NO INHERIT
    NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_price;
