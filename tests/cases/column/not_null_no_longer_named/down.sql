ALTER TABLE stories RENAME CONSTRAINT stories_title_not_null TO has_title;
