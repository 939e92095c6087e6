CREATE INDEX ix_stories_title ON stories USING spgist (title);
