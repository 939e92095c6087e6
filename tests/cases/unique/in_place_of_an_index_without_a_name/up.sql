DROP INDEX "idx-stories-slug";
ALTER TABLE stories ADD CONSTRAINT stories_slug_key UNIQUE (slug);
