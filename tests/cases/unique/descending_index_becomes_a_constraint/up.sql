DROP INDEX stories_slug;
ALTER TABLE stories ADD CONSTRAINT stories_slug UNIQUE (slug);
