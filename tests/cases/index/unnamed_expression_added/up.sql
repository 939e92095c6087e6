CREATE INDEX "idx-stories-expr" ON stories ((lower(slug)));
