ALTER TABLE stories DROP CONSTRAINT ck_stories_minutes;
ALTER TABLE stories ALTER COLUMN words TYPE integer USING words::integer;
ALTER TABLE stories DROP COLUMN minutes;

ALTER TABLE stories
    ADD COLUMN minutes integer GENERATED ALWAYS AS (words / 250) VIRTUAL;

ALTER TABLE stories ADD CONSTRAINT ck_stories_minutes CHECK (minutes >= 0);
