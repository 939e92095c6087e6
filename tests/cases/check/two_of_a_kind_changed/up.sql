ALTER TABLE stories DROP CONSTRAINT "ck ""title""";
ALTER TABLE stories DROP CONSTRAINT ck_stories_price;
ALTER TABLE stories ADD CONSTRAINT "ck ""title""" CHECK (length(title) > 1);

ALTER TABLE stories ADD CONSTRAINT ck_stories_price
    CHECK (price > 0 AND price < 1000);
