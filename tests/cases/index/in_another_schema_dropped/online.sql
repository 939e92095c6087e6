-- up

DROP INDEX CONCURRENTLY app.ix_stories_title;

-- down

CREATE INDEX CONCURRENTLY ix_stories_title ON app.stories (title);
