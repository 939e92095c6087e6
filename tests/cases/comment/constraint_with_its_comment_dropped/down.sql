ALTER TABLE stories ADD CONSTRAINT uq_stories_title UNIQUE (title);
COMMENT ON CONSTRAINT uq_stories_title ON stories IS 'One of a title';
