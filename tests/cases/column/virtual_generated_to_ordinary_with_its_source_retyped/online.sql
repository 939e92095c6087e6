-- up

BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_minutes;
ALTER TABLE stories DROP COLUMN minutes;
COMMIT;

-- Programs wait for this: only a rewrite gives a stored generated column its values.
ALTER TABLE stories
    ADD COLUMN minutes integer GENERATED ALWAYS AS (words / 250) STORED;

-- Programs wait for this: other columns are generated from it.
BEGIN;
ALTER TABLE stories ALTER COLUMN minutes DROP EXPRESSION;
ALTER TABLE stories ALTER COLUMN words TYPE character varying;

ALTER TABLE stories ADD CONSTRAINT ck_stories_minutes CHECK (minutes >= 0)
    NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_minutes;

-- down

-- Programs wait for this: other columns are generated from it.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT ck_stories_minutes;
ALTER TABLE stories ALTER COLUMN words TYPE integer USING words::integer;
ALTER TABLE stories DROP COLUMN minutes;

ALTER TABLE stories
    ADD COLUMN minutes integer GENERATED ALWAYS AS (words / 250) VIRTUAL;

ALTER TABLE stories ADD CONSTRAINT ck_stories_minutes CHECK (minutes >= 0)
    NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_minutes;
