-- up

CREATE INDEX CONCURRENTLY ix_stories_slug_new ON stories (slug) INCLUDE (title);

DROP INDEX CONCURRENTLY ix_stories_slug;

ALTER INDEX ix_stories_slug_new RENAME TO ix_stories_slug;

-- down

CREATE INDEX CONCURRENTLY ix_stories_slug_new ON stories (slug);

DROP INDEX CONCURRENTLY ix_stories_slug;

ALTER INDEX ix_stories_slug_new RENAME TO ix_stories_slug;
