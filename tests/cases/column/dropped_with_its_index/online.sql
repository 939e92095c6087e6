-- up

DROP INDEX CONCURRENTLY "idx-stories-pages";

ALTER TABLE stories DROP COLUMN pages;

-- down

ALTER TABLE stories ADD COLUMN pages integer;

CREATE INDEX CONCURRENTLY "idx-stories-pages" ON stories (pages);
