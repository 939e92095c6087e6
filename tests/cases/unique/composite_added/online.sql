-- up

CREATE UNIQUE INDEX CONCURRENTLY "idx-stories-edition" ON stories
    (slug, edition);

-- down

DROP INDEX CONCURRENTLY "idx-stories-edition";
