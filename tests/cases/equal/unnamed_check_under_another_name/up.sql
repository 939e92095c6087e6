ALTER TABLE stories DROP CONSTRAINT price_is_positive;
ALTER TABLE stories ADD CONSTRAINT "ck-stories-price" CHECK (price>0);
