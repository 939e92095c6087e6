-- up

DROP INDEX CONCURRENTLY "idx-stories-slug";

ALTER TABLE stories DROP COLUMN edition;

-- down

ALTER TABLE stories ADD COLUMN edition integer;

CREATE UNIQUE INDEX CONCURRENTLY "idx-stories-slug" ON stories (slug, edition);
