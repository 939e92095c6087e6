-- up

DROP INDEX CONCURRENTLY "idx-stories-slug";

-- down

CREATE INDEX CONCURRENTLY "idx-stories-slug" ON stories (slug);
