DROP INDEX "idx-stories-slug";
ALTER TABLE stories DROP CONSTRAINT stories_key;
ALTER TABLE stories ALTER COLUMN number TYPE integer;
ALTER TABLE stories DROP COLUMN weight;
ALTER TABLE stories ADD CONSTRAINT stories_key UNIQUE (slug, number);
