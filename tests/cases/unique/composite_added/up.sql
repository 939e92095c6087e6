CREATE UNIQUE INDEX "idx-stories-edition" ON stories (slug, edition);
