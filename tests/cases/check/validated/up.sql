ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_price;
