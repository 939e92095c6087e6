ALTER TABLE app.stories VALIDATE CONSTRAINT ck_stories_price;
