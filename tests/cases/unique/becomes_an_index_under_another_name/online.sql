-- up

CREATE UNIQUE INDEX CONCURRENTLY ix_stories_title ON stories (title);

ALTER TABLE stories DROP CONSTRAINT uq_stories_title;

-- down

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories (title);

DROP INDEX CONCURRENTLY ix_stories_title;

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;
