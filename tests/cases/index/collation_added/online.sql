-- up

CREATE INDEX CONCURRENTLY ix_stories_slug ON stories (slug COLLATE "C");

-- down

DROP INDEX CONCURRENTLY ix_stories_slug;
