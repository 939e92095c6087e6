-- up

CREATE INDEX CONCURRENTLY ix_stories_tags ON stories USING gin (tags);

-- down

DROP INDEX CONCURRENTLY ix_stories_tags;
