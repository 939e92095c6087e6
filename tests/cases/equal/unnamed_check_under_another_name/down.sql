ALTER TABLE stories DROP CONSTRAINT "ck-stories-price";
ALTER TABLE stories ADD CONSTRAINT price_is_positive CHECK (price > 0);
