ALTER TABLE stories ADD COLUMN pages integer;
CREATE INDEX "idx-stories-pages" ON stories (pages);
