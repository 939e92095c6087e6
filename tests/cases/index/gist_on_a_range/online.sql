-- up

CREATE INDEX CONCURRENTLY ix_stories_pages ON stories USING gist (pages);

-- down

DROP INDEX CONCURRENTLY ix_stories_pages;
