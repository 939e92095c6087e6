DROP INDEX "idx-stories-edition";
CREATE UNIQUE INDEX "idx-stories-edition" ON stories (slug, edition);
