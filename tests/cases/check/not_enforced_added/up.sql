ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0)
    NOT ENFORCED;
