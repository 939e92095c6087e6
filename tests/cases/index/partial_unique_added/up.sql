CREATE UNIQUE INDEX ux_stories_title ON stories (title) WHERE deleted_at IS NULL;
