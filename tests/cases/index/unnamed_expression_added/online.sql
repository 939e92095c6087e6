-- up

CREATE INDEX CONCURRENTLY "idx-stories-expr" ON stories ((lower(slug)));

-- down

DROP INDEX CONCURRENTLY "idx-stories-expr";
