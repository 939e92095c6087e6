-- up

ALTER TABLE stories DROP CONSTRAINT uq_stories_title;

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories (title);

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

-- down

ALTER TABLE stories DROP CONSTRAINT uq_stories_title;

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories (title)
    NULLS NOT DISTINCT;

ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;
