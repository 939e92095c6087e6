-- up

CREATE INDEX CONCURRENTLY ix_stories_title ON stories USING spgist (title);

-- down

DROP INDEX CONCURRENTLY ix_stories_title;
