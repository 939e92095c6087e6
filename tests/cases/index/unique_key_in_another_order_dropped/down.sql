CREATE UNIQUE INDEX by_slug ON stories (slug, author_id);
