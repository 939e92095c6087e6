-- up

BEGIN;
ALTER TABLE stories DROP CONSTRAINT price_is_positive;
ALTER TABLE stories ADD CONSTRAINT "ck-stories-price" CHECK (price>0) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT "ck-stories-price";

-- down

BEGIN;
ALTER TABLE stories DROP CONSTRAINT "ck-stories-price";
ALTER TABLE stories ADD CONSTRAINT price_is_positive CHECK (price > 0) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT price_is_positive;
