-- up

DROP INDEX CONCURRENTLY stories_by_size;

DROP INDEX CONCURRENTLY stories_short;

BEGIN;
ALTER TABLE stories DROP CONSTRAINT long_or_named;
ALTER TABLE stories DROP COLUMN words;
COMMIT;

-- down

BEGIN;
ALTER TABLE stories ADD COLUMN words integer;

ALTER TABLE stories ADD CONSTRAINT long_or_named
    CHECK (((title)::text <> ''::text) OR (words > 9)) NOT VALID;
COMMIT;

ALTER TABLE stories VALIDATE CONSTRAINT long_or_named;

CREATE INDEX CONCURRENTLY stories_by_size ON stories (words, title);

CREATE UNIQUE INDEX CONCURRENTLY stories_short ON stories (title)
    WHERE words < 9;
