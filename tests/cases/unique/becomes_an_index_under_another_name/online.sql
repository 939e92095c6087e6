-- up

ALTER TABLE stories DROP CONSTRAINT uq_stories_title;

CREATE UNIQUE INDEX CONCURRENTLY ix_stories_title ON stories (title);

-- down

DROP INDEX CONCURRENTLY ix_stories_title;

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories (title);

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;
