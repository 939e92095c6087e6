CREATE INDEX "idx-stories-slug" ON stories (slug);
