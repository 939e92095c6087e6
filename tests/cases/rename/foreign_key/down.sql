ALTER TABLE stories RENAME CONSTRAINT fk_stories_author TO fk_author;
