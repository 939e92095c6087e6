-- up

CREATE INDEX CONCURRENTLY "idx-stories-slug" ON stories (slug);

-- down

DROP INDEX CONCURRENTLY "idx-stories-slug";
