ALTER TABLE stories ADD CONSTRAINT stories_slug UNIQUE USING INDEX stories_slug;
