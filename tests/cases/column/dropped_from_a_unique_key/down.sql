ALTER TABLE stories ADD COLUMN edition integer;
CREATE UNIQUE INDEX "idx-stories-slug" ON stories (slug, edition);
