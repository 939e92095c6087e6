-- up

-- Programs wait for this: a column of a key that it replaces changes before.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_key;
ALTER TABLE stories ALTER COLUMN number TYPE bigint;
ALTER TABLE stories ADD COLUMN weight double precision DEFAULT random() NOT NULL;
ALTER TABLE stories ADD CONSTRAINT stories_key UNIQUE (number, slug);
COMMIT;

CREATE INDEX CONCURRENTLY "idx-stories-slug" ON stories (slug);

-- down

DROP INDEX CONCURRENTLY "idx-stories-slug";

-- Programs wait for this: a column of a key that it replaces changes before.
BEGIN;
ALTER TABLE stories DROP CONSTRAINT stories_key;
ALTER TABLE stories ALTER COLUMN number TYPE integer;
ALTER TABLE stories DROP COLUMN weight;
ALTER TABLE stories ADD CONSTRAINT stories_key UNIQUE (slug, number);
COMMIT;
