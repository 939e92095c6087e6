ALTER TABLE stories RENAME CONSTRAINT has_title TO stories_title_not_null;
