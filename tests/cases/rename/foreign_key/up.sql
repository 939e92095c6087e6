ALTER TABLE stories RENAME CONSTRAINT fk_author TO fk_stories_author;
