ALTER TABLE stories DROP CONSTRAINT stories_key;
ALTER TABLE stories ALTER COLUMN number TYPE bigint;
ALTER TABLE stories ADD COLUMN weight double precision DEFAULT random() NOT NULL;
ALTER TABLE stories ADD CONSTRAINT stories_key UNIQUE (number, slug);
CREATE INDEX "idx-stories-slug" ON stories (slug);
