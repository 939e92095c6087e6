-- up

CREATE UNIQUE INDEX CONCURRENTLY "idx-stories-edition_new" ON stories
    (slug, edition, language);

DROP INDEX CONCURRENTLY "idx-stories-edition";

ALTER INDEX "idx-stories-edition_new" RENAME TO "idx-stories-edition";

-- down

CREATE UNIQUE INDEX CONCURRENTLY "idx-stories-edition_new" ON stories
    (slug, edition);

DROP INDEX CONCURRENTLY "idx-stories-edition";

ALTER INDEX "idx-stories-edition_new" RENAME TO "idx-stories-edition";
