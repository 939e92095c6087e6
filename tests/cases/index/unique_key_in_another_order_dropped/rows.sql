DROP INDEX "idx-stories-slug";
CREATE UNIQUE INDEX by_slug ON stories (slug, author_id);
INSERT INTO stories (author_id, slug) VALUES (1, 'tower'), (2, 'sea');
