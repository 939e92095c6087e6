-- up

CREATE INDEX CONCURRENTLY ix_stories_slug ON stories USING hash (slug);

-- down

DROP INDEX CONCURRENTLY ix_stories_slug;
