-- up

-- Programs wait for this: there is no other way.
DROP INDEX IF EXISTS ix_stories_title;

CREATE INDEX CONCURRENTLY ix_stories_title ON stories (title);

-- down

DROP INDEX CONCURRENTLY ix_stories_title;
