ALTER TABLE stories DROP CONSTRAINT ck_stories_minutes;
ALTER TABLE stories DROP COLUMN minutes;

ALTER TABLE stories
    ADD COLUMN minutes integer GENERATED ALWAYS AS (words / 250) STORED;

ALTER TABLE stories ALTER COLUMN minutes DROP EXPRESSION;
ALTER TABLE stories ALTER COLUMN words TYPE character varying;
ALTER TABLE stories ADD CONSTRAINT ck_stories_minutes CHECK (minutes >= 0);
