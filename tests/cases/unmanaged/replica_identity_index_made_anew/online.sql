-- up

ALTER TABLE stories DROP CONSTRAINT uq_stories_title;

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories (title)
    INCLUDE (price);

BEGIN;
ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title;
ALTER TABLE stories CLUSTER ON uq_stories_title;
COMMIT;

-- down

ALTER TABLE stories DROP CONSTRAINT uq_stories_title;

CREATE UNIQUE INDEX CONCURRENTLY uq_stories_title ON stories (title);

BEGIN;
ALTER TABLE stories
    ADD CONSTRAINT uq_stories_title UNIQUE USING INDEX uq_stories_title;

ALTER TABLE stories REPLICA IDENTITY USING INDEX uq_stories_title;
ALTER TABLE stories CLUSTER ON uq_stories_title;
COMMIT;
