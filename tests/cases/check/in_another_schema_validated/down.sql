ALTER TABLE app.stories DROP CONSTRAINT ck_stories_price;

ALTER TABLE app.stories ADD CONSTRAINT ck_stories_price CHECK (price > 0)
    NOT VALID;
